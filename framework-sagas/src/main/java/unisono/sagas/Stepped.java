package unisono.sagas;

/// What became of an event that a process was to hear.
public enum Stepped {
    /// It was a step of the process.
    STEPPED,

    /// The process is over: nothing was done, and it counts one late event more.
    ENDED,

    /// There is no such process: it never began, or ended so long ago that it is forgotten. Nothing
    /// was done, and the log says so.
    UNKNOWN
}
