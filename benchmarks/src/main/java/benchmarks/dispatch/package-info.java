/// What one dispatch inside a process costs.
///
/// A **contestant** is a system, or one way of using it. It opens a **dispatch**: one event on its
/// way to 1, 3 or 10 **listeners**, each a class of its own that adds a number. A **call site** is
/// fresh while the JVM has seen only these listeners, and warmed when it has seen many others
/// before.
@NullMarked
package benchmarks.dispatch;

import org.jspecify.annotations.NullMarked;
