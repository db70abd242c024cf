/// The commands about commands: what can be asked of the modules, asked from outside.
package unisono.cli.internal.command;
