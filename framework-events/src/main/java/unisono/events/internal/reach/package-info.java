/// What the injector's graph and the types of payloads tell without calling anybody: who could
/// emit.
package unisono.events.internal.reach;
