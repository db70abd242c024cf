/// Tests of event-driven modules: boot a [TestApplication], act, and ask its [EmittedEventsCatcher]
/// what was emitted. A [Wire] before the database counts what goes over it, and breaks when told
/// to.
package unisono.test;
