/// Tests of event-driven modules: boot a [TestApplication], act, and ask its [EmittedEventsCatcher]
/// what was emitted.
package unisono.test;
