@NullMarked
package benchmarks.station;

import org.jspecify.annotations.NullMarked;
