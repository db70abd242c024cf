/// Replays: one listener hears again what is in the log.
///
/// A replay is a row, with sixteen **lanes** into which its keys fall as those of its listener fall
/// into slots. The node that has its lease reads page after page and lets the lanes work at the
/// same time, each in the order of the log. The note that a lane has come further is the last
/// statement of the handler's transaction, and changes the row only if it is where it was left: who
/// does the same for the second time rolls back, whatever he believes of his lease.
@org.jspecify.annotations.NullMarked
package unisono.data.internal.replay;
