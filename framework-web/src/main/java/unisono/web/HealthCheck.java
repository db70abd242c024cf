package unisono.web;

/// Tells whether something that requests need is there: a database, a queue.
///
/// `GET /health/ready` runs all checks at once and answers 503 if any fails or takes longer than
/// two seconds. Asked many times at once, a check runs once.
public interface HealthCheck {
    /// Names what is checked, as the answer shows it: `database`.
    String name();

    /// Returns if all is well. Runs on a virtual thread, which is interrupted after two seconds.
    ///
    /// @throws Exception if not; only the log shows it
    void check() throws Exception;
}
