/// The commands of who operates what is delivered: deliveries and listeners.
package unisono.cli.internal.operation;
