/// One emission on its way to its listeners: the engine, its three ways, the stack of emissions,
/// timings.
package unisono.events.internal.delivery;
