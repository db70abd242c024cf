package unisono.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a payload may become within one version, and what it may not: the table of
/// docs/contract.md, line by line.
final class ContractRulesTests {
    public record Sold(String sku, int pieces) {}

    public record SoldToSomebody(String sku, int pieces, @Nullable String customer) {}

    public record SoldPerhapsToSomebody(String sku, int pieces, Optional<String> customer) {}

    @Test
    void aPropertyThatMayBeMissingIsAdded() {
        assertAllowed(
                Sold.class,
                SoldToSomebody.class,
                "shop.sold: $.customer is new, and may be missing.");
        assertAllowed(
                Sold.class,
                SoldPerhapsToSomebody.class,
                "shop.sold: $.customer is new, and may be missing.");
    }

    public record SoldTo(String sku, int pieces, String customer) {}

    @Test
    void aRequiredPropertyIsNotAdded() {
        assertRefused(
                Sold.class,
                SoldTo.class,
                "$.customer is new and required: what is stored does not have it.");
    }

    public record Renamed(String sku, int pieces) {}

    public record Reordered(int pieces, String sku) {}

    @Test
    void aRecordIsRenamedAndItsComponentsAreReordered() {
        assertUnchanged(Sold.class, Renamed.class);
        assertUnchanged(Sold.class, Reordered.class);
    }

    public record SoldOne(String sku) {}

    @Test
    void aPropertyIsNotRemovedEvenIfItMayBeMissing() {
        assertRefused(
                Sold.class,
                SoldOne.class,
                "$.pieces is gone: what is stored has it, and would lose it unseen.");
        assertRefused(
                SoldToSomebody.class,
                Sold.class,
                "$.customer is gone: what is stored has it, and would lose it unseen.");
    }

    public record SoldToClient(String sku, int pieces, @Nullable String client) {}

    @Test
    void aPropertyIsNotRenamed() {
        assertRefused(
                SoldToSomebody.class,
                SoldToClient.class,
                "$.customer is gone: what is stored has it, and would lose it unseen (is it client now?).");
    }

    public record SoldMany(String sku, long pieces) {}

    public record SoldByWeight(String sku, BigDecimal pieces) {}

    public record SoldAll(List<String> sku, int pieces) {}

    @Test
    void aTypeIsNotChangedNeitherNarrowedNorWidened() {
        assertRefused(
                Sold.class,
                SoldMany.class,
                "$.pieces was int, and is long: neither is read as the other.");
        assertRefused(
                SoldMany.class,
                Sold.class,
                "$.pieces was long, and is int: neither is read as the other.");
        assertRefused(
                Sold.class,
                SoldByWeight.class,
                "$.pieces was int, and is decimal: neither is read as the other.");
        assertRefused(
                Sold.class,
                SoldAll.class,
                "$.sku was text, and is list of text: neither is read as the other.");
    }

    @Test
    void whatMayBeMissingIsNotRequiredAndTheOtherWayRound() {
        assertRefused(
                SoldToSomebody.class,
                SoldTo.class,
                "$.customer may not be null any more: what is stored may have null there.");
        assertRefused(
                SoldTo.class,
                SoldToSomebody.class,
                "$.customer may be null now: the release before this one cannot read that.");
    }

    public enum Size {
        SMALL,
        LARGE
    }

    public enum MoreSizes {
        LARGE,
        SMALL,
        HUGE
    }

    public enum SizesForPeople {
        LARGE,
        SMALL;

        @Override
        public String toString() {
            return "a " + name();
        }
    }

    public record SoldInSize(Size size) {}

    public record SoldInMoreSizes(MoreSizes size) {}

    public record SoldInSizesForPeople(SizesForPeople size) {}

    @Test
    void constantsOfAnEnumNeitherComeNorGo() {
        assertRefused(
                SoldInMoreSizes.class,
                SoldInSize.class,
                "$.size cannot be \"HUGE\" any more: what is stored may be.");
        assertRefused(
                SoldInSize.class,
                SoldInMoreSizes.class,
                "$.size can be \"HUGE\" now: the release before this one cannot read that.");
        assertUnchanged(SoldInSize.class, SoldInSizesForPeople.class);
    }

    public record Sales(List<Sold> sales, Map<String, Sold> best) {}

    public record SalesToSomebody(List<SoldToSomebody> sales, Map<String, SoldToSomebody> best) {}

    public record SalesOfOne(List<SoldOne> sales, Map<String, Sold> best) {}

    public record SalesBySize(List<Sold> sales, Map<Size, Sold> best) {}

    @Test
    void theRulesHoldInsideListsAndMaps() {
        assertAllowed(
                Sales.class,
                SalesToSomebody.class,
                "shop.sold: $.best{}.customer is new, and may be missing.",
                "shop.sold: $.sales[].customer is new, and may be missing.");
        assertRefused(
                Sales.class,
                SalesOfOne.class,
                "$.sales[].pieces is gone: what is stored has it, and would lose it unseen.");
        assertRefused(
                Sales.class,
                SalesBySize.class,
                "$.best{key} was text, and is one of \"LARGE\", \"SMALL\": neither is read as the other.");
    }

    private static void assertUnchanged(
            Class<? extends Record> before, Class<? extends Record> now) {
        assertThat(Shop.selling(now).compare(Shop.selling(before).lock())).hasToString("");
    }

    private static void assertAllowed(
            Class<? extends Record> before, Class<? extends Record> now, String... changes) {
        var report = Shop.selling(now).compare(Shop.selling(before).lock());

        assertThat(report.broken()).isEmpty();
        assertThat(report.changes()).containsExactly(changes);
        assertThat(Shop.selling(now).compare(report.lock())).hasToString("");
    }

    private static void assertRefused(
            Class<? extends Record> before, Class<? extends Record> now, String why) {
        var lock = Shop.selling(before).lock();

        var report = Shop.selling(now).compare(lock);

        assertThat(report.broken())
                .containsExactly(
                        """
                        shop.sold has changed, and still has version 1:
                        - %s
                        Take that back; or raise the version, EventName.of(…).version(2), and provide an unisono.data.Upcaster from version 1.\
                        """
                                .formatted(why));
        assertThat(report.lock()).isEqualTo(lock);
    }
}
