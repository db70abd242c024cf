package app.imports;

import java.util.Map;

/// What became of the baskets of a file, in the order in which `-o json` tells it.
///
/// @param accepted bought now or before
/// @param skipped no sales
/// @param refusedBy how many each module refused, in module order
/// @param already bought before
/// @param lines of the accepted baskets
/// @param total of the accepted baskets, in pounds sterling
/// @param seconds until the last basket was bought, and what followed was delivered and folded
/// @param pending deliveries that are still to be made
/// @param stopped deliveries that nobody makes any more without help
/// @param unfolded events that are still to be folded into the read models, counted for each
record ImportReport(
        int invoices,
        int accepted,
        int skipped,
        int refused,
        Map<String, Integer> refusedBy,
        int already,
        long lines,
        String total,
        double seconds,
        long pending,
        long stopped,
        long unfolded) {}
