package unisono.audit;

/// What came of what was asked for.
public enum AuditOutcome {
    /// It was done, and is committed where there was a transaction.
    DONE,
    /// It failed, and the unit of work around it was rolled back.
    FAILED
}
