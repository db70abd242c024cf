/// One node, in a process of its own: an application that emits all the time, hears in every mode,
/// and writes down what it did.
@org.jspecify.annotations.NullMarked
package crash.node;
