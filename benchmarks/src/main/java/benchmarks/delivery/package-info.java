/// What durable delivery costs, beside the same work by hand and beside the peers.
///
/// A **contender** plays in a JVM and on a database of its own. A **way** is what it does: so many
/// events in a **round**, of which the time and the computing of the JVM and of the whole server
/// are taken. Its **ceiling** is the way that does the same without delivery, or by hand, in the
/// same JVM, round by round.
@NullMarked
package benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
