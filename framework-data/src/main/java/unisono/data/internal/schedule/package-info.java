/// Emissions in the future: kept as rows, and emitted when they are due by whichever node takes
/// them.
///
/// **Once**: the transaction that emits deletes the row, and who comes second finds it locked or
/// gone. **In time**: a node asks what is due next, and sleeps until then; who plans something
/// earlier on this node wakes it, and what others plan is noticed by the look at the log that there
/// is anyway. **In nobody's way**: each is a transaction of its own, and what fails is tried later.
package unisono.data.internal.schedule;
