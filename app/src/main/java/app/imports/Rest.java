package app.imports;

import java.util.List;
import unisono.data.ListenerLag;

/// What is left to be delivered.
///
/// @param pending what will be, by whoever delivers
/// @param stopped what waits for help
record Rest(long pending, long stopped) {
    static Rest of(List<ListenerLag> lags) {
        return new Rest(
                lags.stream().mapToLong(ListenerLag::pending).sum(),
                lags.stream().mapToLong(ListenerLag::stopped).sum());
    }
}
