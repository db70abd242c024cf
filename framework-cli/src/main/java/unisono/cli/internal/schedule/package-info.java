/// The commands about what is emitted later, and what recurs.
package unisono.cli.internal.schedule;
