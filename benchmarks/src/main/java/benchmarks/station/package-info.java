/// What all benchmarks send events through, to and past.
///
/// The **station** emits; **listeners** hear it, each a class of its own that adds a number, in the
/// terms of every system; **neighbours** only stand beside. Classes that are needed many times are
/// [clones][benchmarks.station.Clones] of one.
@NullMarked
package benchmarks.station;

import org.jspecify.annotations.NullMarked;
