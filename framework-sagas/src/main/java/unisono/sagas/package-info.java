/// Sagas of the modules of one application.
///
/// Start with [Sagas], which shows a whole one, then [Step].
///
/// - **saga**: what takes longer than a transaction; a listener class that hears durably what the
///   process waits for, in order per process.
/// - **process**: one run of a saga, such as that of one order; its **type**, [SagaType], is a
///   constant, and its id a text.
/// - **state**: what the process must remember, an immutable record.
/// - **step**: what one event does to a process, [Step]: its next state, the commands that go out,
///   and what would take them back.
/// - **compensation**: the commands that take back what was done, the last one first.
package unisono.sagas;
