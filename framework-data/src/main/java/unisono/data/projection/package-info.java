/// Read models that a module folds from the log.
///
/// A **projection** makes of events what somebody wants to read: tables of its module. It is
/// **folded** by **pages**, each in a transaction with the note of how far it is. A **generation**
/// is one way of its tables through the log: one is **live**, readers know it; another may be
/// **building** beside it, or stand still as the **old** one. The keys of a generation fall into
/// **parts**, of which each is folded by one node at a time. An event that cannot be folded is
/// **set aside**.
package unisono.data.projection;
