/// What came from outside and was done.
package unisono.data.internal.inbox;
