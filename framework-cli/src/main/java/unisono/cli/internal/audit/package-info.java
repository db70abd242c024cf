/// The commands about the audit log.
package unisono.cli.internal.audit;
