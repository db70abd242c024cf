@NullMarked
package benchmarks.subscriptions;

import org.jspecify.annotations.NullMarked;
