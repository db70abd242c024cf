/// Runs nodes on a database, and breaks them.
@org.jspecify.annotations.NullMarked
package crash.run;
