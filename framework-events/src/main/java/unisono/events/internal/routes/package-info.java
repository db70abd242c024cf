/// Who hears what a class emits, now: routes, kept up to date while subscriptions come and go, and
/// the emitters and buses that take them.
package unisono.events.internal.routes;
