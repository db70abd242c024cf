/// What an application tells of itself: its subscriptions, the circles of its emissions, and all
/// that follows an event.
package unisono.events.internal.flow;
