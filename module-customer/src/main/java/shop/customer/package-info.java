/// What the customer module shows: [Customers].
///
/// - **order list**: every order with what became of it, folded from the events.
/// - **spending**: what each customer has paid and got back. Guests have none.
package shop.customer;
