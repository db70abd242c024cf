@NullMarked
package benchmarks.append;

import org.jspecify.annotations.NullMarked;
