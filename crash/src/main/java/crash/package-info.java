/// The crash matrix: breaks everything that durable deliveries stand on, under load, and proves
/// from the history that they keep what they promise.
@org.jspecify.annotations.NullMarked
package crash;
