/// The PostgreSQL of a test run: [unisono.test.postgres.TestPostgres].
///
/// A plain jar without a module: Testcontainers has one package in several jars.
@org.jspecify.annotations.NullMarked
package unisono.test.postgres;
