/// What one append to the log costs in the database.
///
/// A **way** appends the same rows to the same kind of table: as the framework does it, by a
/// function, with or without the lock, or by a bare insert. A **condition** says how many
/// connections do so at once, and how many rows each transaction has.
@NullMarked
package benchmarks.append;

import org.jspecify.annotations.NullMarked;
