/// The contract of an application's events: the shapes of their payloads, the file that keeps them,
/// and what may change.
package unisono.data.internal.contract;
