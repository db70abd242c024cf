/// Names that are typed, and what was meant.
package unisono.cli.internal.names;
