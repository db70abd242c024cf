/// What adding a listener while the application runs costs, and removing it again.
@NullMarked
package benchmarks.subscriptions;

import org.jspecify.annotations.NullMarked;
