/// What modules and their managers say, read once and checked: modules, events, subscriptions, and
/// who may emit what.
package unisono.events.internal.wiring;
