/// The boot, which furnishes the other rooms: `wiring` reads and checks, `routes` finds the
/// listeners, `delivery` calls them, `flow` explains, `reach` knows who could emit.
package unisono.events.internal;
