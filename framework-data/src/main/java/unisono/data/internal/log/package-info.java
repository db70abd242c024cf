/// The log: one table, appended to by every transaction that emits, and read without gaps.
///
/// A **position** is a row's place. A **floor** is the position that a writer found last when it
/// began to append, held as a shared lock until it ends. The **horizon** is the lowest floor: up to
/// there everything is decided. What keeps this exact stands in the migration `V3__the_log.sql`,
/// beside the functions that do it.
package unisono.data.internal.log;
