/// The command that looks for what needs a person, and whom it asks.
package unisono.cli.internal.doctor;
