/// Benchmarks of Unisono beside its peers: `./unisono bench`.
@NullMarked
package benchmarks;

import org.jspecify.annotations.NullMarked;
