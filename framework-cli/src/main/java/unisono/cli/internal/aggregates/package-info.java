/// The commands about aggregates.
package unisono.cli.internal.aggregates;
