package app.reconcile;

import app.reconcile.Books.Pending;
import app.reconcile.Suspects.Suspect;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.Capture;
import shop.payment.PaymentApi.Payment;
import shop.payment.PaymentApi.PaymentState;
import unisono.data.Deliveries;

/// Compares payments with the captures of the gateway, one by one.
final class Captures {
    private static final String OURS = "payment.";

    private final PaymentApi payments;
    private final Deliveries deliveries;

    @Inject
    Captures(PaymentApi payments, Deliveries deliveries) {
        this.payments = payments;
        this.deliveries = deliveries;
    }

    /// Looks again at what seemed to differ. What waits for a delivery is no difference: the
    /// deliveries are asked before, so that one that is done by then has left its traces.
    List<Pending> check(Suspects suspects, Differences differences) {
        var pending =
                deliveries.lags().stream()
                        .filter(lag -> lag.pending() + lag.stopped() > 0)
                        .map(lag -> new Pending(lag.listener(), lag.pending(), lag.stopped()))
                        .toList();
        boolean waiting = pending.stream().anyMatch(it -> it.listener().startsWith(OURS));
        suspects.all().stream()
                .filter(suspect -> !(waiting && suspect.booked()))
                .forEach(suspect -> check(suspect, waiting, differences));
        if (suspects.more()) {
            differences.add("The payments and the captures differ in more than can be listed.");
        }
        return pending;
    }

    /// The gateway is asked on both sides of the shop: it knows of nothing before the shop does,
    /// and the shop has no answer before the gateway gave it.
    private void check(Suspect suspect, boolean waiting, Differences differences) {
        var before = payments.capture(suspect.payment());
        var payment = payments.find(suspect.payment());
        var after = payment.isEmpty() ? before : payments.capture(suspect.payment());
        var difference = difference(payment.orElse(null), after.orElse(null));
        boolean excused = waiting && payment.filter(Captures::isUnderWay).isPresent();
        if (difference != null && !excused) {
            differences.add(difference);
        }
    }

    /// Whether the shop has something to tell the gateway, or the other way round.
    private static boolean isUnderWay(Payment payment) {
        return switch (payment.state()) {
            case BOOKED, VOIDED, REFUNDED -> true;
            case CAPTURED, DECLINED -> false;
        };
    }

    /// Says in what they differ; null if they do not.
    static @Nullable String difference(@Nullable Payment ours, @Nullable Capture theirs) {
        if (ours == null) {
            return theirs == null || theirs.state() != PaymentState.CAPTURED
                    ? null
                    : "Payment %s of %s is captured, and in no payments."
                            .formatted(theirs.payment(), theirs.amount());
        }
        if (agree(ours, theirs)) {
            return null;
        }
        return theirs == null
                ? "Payment %s of %s is %s here, and the gateway does not know it."
                        .formatted(ours.id(), ours.amount(), said(ours.state()))
                : "Payment %s of %s is %s here, and %s of %s for order %s at the gateway."
                        .formatted(
                                ours.id(),
                                ours.amount(),
                                said(ours.state()),
                                said(theirs.state()),
                                theirs.amount(),
                                theirs.order());
    }

    private static boolean agree(Payment ours, @Nullable Capture theirs) {
        return switch (ours.state()) {
            case BOOKED -> false;
            case CAPTURED ->
                    ours.atGateway() ? is(PaymentState.CAPTURED, ours, theirs) : theirs == null;
            case DECLINED -> is(PaymentState.DECLINED, ours, theirs);
            case REFUNDED -> is(PaymentState.REFUNDED, ours, theirs);
            case VOIDED -> theirs != null && theirs.state() != PaymentState.CAPTURED;
        };
    }

    private static boolean is(PaymentState state, Payment ours, @Nullable Capture theirs) {
        return theirs != null
                && theirs.state() == state
                && theirs.amount().equals(ours.amount())
                && theirs.order().equals(ours.order().toString());
    }

    private static String said(PaymentState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
