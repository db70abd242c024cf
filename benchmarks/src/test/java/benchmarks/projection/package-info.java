@NullMarked
package benchmarks.projection;

import org.jspecify.annotations.NullMarked;
