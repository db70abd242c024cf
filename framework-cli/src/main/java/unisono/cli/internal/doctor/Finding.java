package unisono.cli.internal.doctor;

/// Something that the doctor has seen.
///
/// @param what is so
/// @param advice what to do about it
record Finding(Level level, String what, String advice) {
    enum Level {
        /// Somebody has to do something.
        ERROR,
        /// It may become worse.
        WARNING
    }

    static Finding error(String what, String advice) {
        return new Finding(Level.ERROR, what, advice);
    }

    static Finding warning(String what, String advice) {
        return new Finding(Level.WARNING, what, advice);
    }
}
