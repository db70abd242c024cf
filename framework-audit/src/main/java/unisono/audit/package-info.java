/// The audit log of an application.
///
/// - **trail**: what an application is given so that it is audited, [AuditTrail].
/// - **policy**: which emissions are kept, and what of them, [AuditPolicy].
/// - **record**: one emission as it is kept, or one unit of work that was rolled back,
///   [AuditRecord].
/// - [AuditLog] reads them.
package unisono.audit;
