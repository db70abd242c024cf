/// The embedded PostgreSQL server. Start with [unisono.postgres.EmbeddedPostgres].
///
/// - A **user** is whoever joined and has not left: a process may be several users.
/// - The **server** runs while it has users, and no longer.
/// - The **directory** holds one server's data, its password, its log and what its users share.
package unisono.postgres;
