/// The commands that have a listener hear again what is in the log.
package unisono.cli.internal.replay;
