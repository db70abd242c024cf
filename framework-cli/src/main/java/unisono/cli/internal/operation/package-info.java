/// The commands of who operates what is delivered: deliveries, listeners, and what is wrong.
package unisono.cli.internal.operation;
