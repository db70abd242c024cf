/// What applications name of their data: [Transactions] around every change, [ModuleSchema] for
/// what a module stores, [EventLog] for what was emitted.
package unisono.data;
