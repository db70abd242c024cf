/// Durable deliveries: the log is read once per node, and each durable listener gets what it hears.
///
/// A **slot** is a sixteenth of a listener's keys; a node **leases** slots, and delivers only what
/// falls into them. A **feed** is the way of some slots through the log: it has **read** up to a
/// position, and everything up to its **low** is settled. What fails gets a row of its own and goes
/// its own way, so that the low moves on.
package unisono.data.internal.delivery;
