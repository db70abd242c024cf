/// Retention: what of the log nobody needs any more is dropped, a whole partition at a time.
@org.jspecify.annotations.NullMarked
package unisono.data.internal.retention;
