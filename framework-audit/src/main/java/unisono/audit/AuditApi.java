package unisono.audit;

import unisono.events.EventName;
import unisono.events.ModuleApi;

/// How records travel to another database: with the change into the event log, and from there
/// durably. Emitted only where [AuditTrail#elsewhere] says so; never audited itself.
public interface AuditApi extends ModuleApi {
    /// Something is to be kept elsewhere.
    EventName<AuditRecord> RECORDED = EventName.of("audit.recorded", AuditRecord.class);
}
