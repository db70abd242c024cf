package unisono.data;

import java.time.Duration;

/// How much of the log is kept. Only whole partitions that are full are ever dropped, so that
/// always more is kept than is asked for.
///
/// @param keep what is younger; zero, the default, keeps everything, up to 100 years
/// @param keepBytes the oldest goes when the log is larger; 0, the default, for any size
/// @param warnBytes a listener that nobody runs, or that is paused, is reported when it keeps more
///   of the log than this; default 1 GiB
/// @param parkBytes when the log is larger, it is not kept any longer for a listener that nobody
///   runs or that is paused: what it has not heard is lost to it, and reported. 0, the default, for
///   never
/// @param every how often is looked; 1 s to 1 day, default 10 minutes
public record RetentionSettings(
        Duration keep, long keepBytes, long warnBytes, long parkBytes, Duration every) {
    private static final Duration KEEP_MAX = Duration.ofDays(36_525);
    private static final Duration EVERY_MIN = Duration.ofSeconds(1);
    private static final Duration EVERY_MAX = Duration.ofDays(1);

    /// Everything, for ever.
    public static final RetentionSettings DEFAULTS =
            new RetentionSettings(Duration.ZERO, 0, 1L << 30, 0, Duration.ofMinutes(10));

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException if one of them is passed
    public RetentionSettings {
        if (keep.isNegative() || keep.compareTo(KEEP_MAX) > 0) {
            throw new IllegalArgumentException(
                    "The log cannot be kept for %s. Say zero for ever, or up to 100 years."
                            .formatted(keep));
        }
        if (keepBytes < 0 || warnBytes < 0 || parkBytes < 0) {
            throw new IllegalArgumentException("The log has no negative size in bytes.");
        }
        if (every.compareTo(EVERY_MIN) < 0 || every.compareTo(EVERY_MAX) > 0) {
            throw new IllegalArgumentException(
                    "Looking every %s is not between %s and %s."
                            .formatted(every, EVERY_MIN, EVERY_MAX));
        }
    }

    /// The same for so long.
    public RetentionSettings keep(Duration other) {
        return new RetentionSettings(other, keepBytes, warnBytes, parkBytes, every);
    }

    /// The same up to so many bytes.
    public RetentionSettings keepBytes(long other) {
        return new RetentionSettings(keep, other, warnBytes, parkBytes, every);
    }

    /// The same with another limit for reports.
    public RetentionSettings warnBytes(long other) {
        return new RetentionSettings(keep, keepBytes, other, parkBytes, every);
    }

    /// The same with a size above which nothing is kept for who does not run.
    public RetentionSettings parkBytes(long other) {
        return new RetentionSettings(keep, keepBytes, warnBytes, other, every);
    }

    /// The same, looking so often.
    public RetentionSettings every(Duration other) {
        return new RetentionSettings(keep, keepBytes, warnBytes, parkBytes, other);
    }
}
