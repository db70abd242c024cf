/// What it costs to fold the log into a read model, beside reading the log and nothing more.
@NullMarked
package benchmarks.projection;

import org.jspecify.annotations.NullMarked;
