@NullMarked
package benchmarks;

import org.jspecify.annotations.NullMarked;
