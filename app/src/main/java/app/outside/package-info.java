/// What is outside of the shop, and how it gets there: the payment gateway, and the post.
package app.outside;
