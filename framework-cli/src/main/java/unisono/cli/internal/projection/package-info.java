/// The commands about projections.
package unisono.cli.internal.projection;
