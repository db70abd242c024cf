/// Judges a history. Knows nothing of how deliveries are implemented: it uses nothing but the JDK,
/// and reads nothing but the plain files that [crash.check.History] describes.
@org.jspecify.annotations.NullMarked
package crash.check;
