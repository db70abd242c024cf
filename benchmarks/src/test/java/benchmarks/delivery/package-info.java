@NullMarked
package benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
