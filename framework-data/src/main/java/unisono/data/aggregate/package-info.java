/// Event-sourced aggregates: what happened is stored, and what is, is computed from it.
///
/// An **aggregate** is an immutable record that commands ask for events, and that applies events to
/// itself. Its events are a **stream** of the log, and its **version** says how many there are. A
/// **snapshot** keeps what they come to.
///
/// To know: [Aggregate], [AggregateType], [AggregateStore].
package unisono.data.aggregate;
