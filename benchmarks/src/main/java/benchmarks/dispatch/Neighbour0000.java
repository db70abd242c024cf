package benchmarks.dispatch;

/// The listener of a module that only stands beside; see [Clones].
public final class Neighbour0000 {
    private long heard;

    void hear() {
        heard++;
    }

    long heard() {
        return heard;
    }
}
