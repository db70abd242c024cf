/// The commands about sagas: what takes longer than a transaction, and where it stands.
package unisono.cli.internal.saga;
