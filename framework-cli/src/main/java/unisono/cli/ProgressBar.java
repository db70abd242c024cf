package unisono.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import unisono.cli.internal.Terminal;

/// Shows on stderr how far a long work is: bar, count, rate, and the time that is left.
///
/// Only a person sees it: where stderr is no terminal, or a dumb one, it shows nothing. It draws at
/// most ten times a second, so it may be told every single step. Thread-safe.
public final class ProgressBar implements AutoCloseable {
    private static final long DRAWING_NANOS_MIN = 100_000_000;
    private static final int BAR_COLUMNS = 24;
    private static final String ERASE_LINE = "\r\u001B[K";

    private final PrintStream terminal;
    private final LongSupplier nanoTime;
    private final String what;
    private final long total;
    private final long begunNanos;
    private long drawnNanos;
    private long done;

    ProgressBar(PrintStream terminal, LongSupplier nanoTime, String what, long total) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.what = what;
        this.total = total;
        this.begunNanos = nanoTime.getAsLong();
        this.drawnNanos = begunNanos - DRAWING_NANOS_MIN;
    }

    /// Begins a work.
    ///
    /// @param what names it, in a word
    /// @param total how many steps it has
    public static ProgressBar of(String what, long total) {
        return new ProgressBar(Terminal.ofMessages(), System::nanoTime, what, total);
    }

    /// Tells that so many more steps are done.
    public synchronized void advance(long steps) {
        done += steps;
        long now = nanoTime.getAsLong();
        if (now - drawnNanos >= DRAWING_NANOS_MIN) {
            draw(now);
        }
    }

    /// Shows how far it came, and leaves the line to whoever prints next.
    @Override
    public synchronized void close() {
        draw(nanoTime.getAsLong());
        terminal.println();
    }

    private void draw(long now) {
        drawnNanos = now;
        terminal.print(ERASE_LINE + line((now - begunNanos) / 1e9));
        terminal.flush();
    }

    private String line(double seconds) {
        double share = total == 0 ? 1 : Math.min(1.0, (double) done / total);
        int filled = (int) (share * BAR_COLUMNS);
        long rate = seconds > 0 ? Math.round(done / seconds) : 0;
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %,d/%,d %3d %% %,d/s%s",
                what,
                "#".repeat(filled),
                ".".repeat(BAR_COLUMNS - filled),
                done,
                total,
                (int) (share * 100),
                rate,
                left(seconds));
    }

    private String left(double seconds) {
        if (done == 0 || done >= total) {
            return "";
        }
        long left = Math.round(seconds / done * (total - done));
        return String.format(Locale.ROOT, " %d:%02d left", left / 60, left % 60);
    }
}
