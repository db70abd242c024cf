@NullMarked
package benchmarks.dispatch;

import org.jspecify.annotations.NullMarked;
