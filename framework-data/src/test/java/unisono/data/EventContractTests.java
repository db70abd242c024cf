package unisono.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import unisono.events.EventName;
import unisono.events.NoPayload;

/// A lock file through the releases of an application.
final class EventContractTests {
    public record Sold(String sku, @Nullable String customer, List<BigDecimal> prices) {}

    public record SoldToClient(String sku, @Nullable String client, List<BigDecimal> prices) {}

    public record Renamed(String sku, @Nullable String customer, List<BigDecimal> prices) {}

    private static final EventName<Sold> SOLD = EventName.of("shop.sold", Sold.class);
    private static final EventName<NoPayload> CLOSED = EventName.of("shop.closed");
    private static final EventName<SoldToClient> SOLD_2 =
            EventName.of("shop.sold", SoldToClient.class).version(2);

    private final String lock = Shop.with(SOLD, CLOSED).lock();

    @Test
    void writesNamesVersionsShapesAndSamples() {
        assertThat(lock)
                .isEqualTo(
                        """
                        # What events carry, as JSON, by version. The build compares it with the code; `events lock`
                        # writes it. By hand only samples are changed, where a record refuses what was made up.

                        event shop.closed
                            version 1: nothing
                            sample 1: null

                        event shop.sold
                            version 1: object
                                customer: nullable text
                                prices: list of decimal
                                sku: text
                            sample 1: {"customer":"text","prices":["1.00"],"sku":"text"}
                        """);
        assertThat(Shop.with(CLOSED, SOLD).compare(lock).fits()).isTrue();
    }

    @Test
    void renamingARecordIsFineRemovingAPropertyIsNotUnlessItIsUpcast() {
        var renamed = Shop.with(EventName.of("shop.sold", Renamed.class), CLOSED);
        var removed = Shop.with(EventName.of("shop.sold", SoldToClient.class), CLOSED);
        var upcast =
                Shop.with(SOLD_2, CLOSED).upcasting(Step.renaming(SOLD_2, 1, "customer", "client"));

        assertThat(renamed.compare(lock)).hasToString("");
        assertThat(removed.compare(lock))
                .hasToString(
                        """
                        1. shop.sold has changed, and still has version 1:
                           - $.customer is gone: what is stored has it, and would lose it unseen (is it client now?).
                           Take that back; or raise the version, EventName.of(…).version(2), and provide an unisono.data.Upcaster from version 1.
                        """);
        var report = upcast.compare(lock);
        assertThat(report)
                .hasToString(
                        "1. shop.sold has version 2 now.\nAll of this is allowed: write it with events lock.\n");
        assertThat(report.lock())
                .endsWith(
                        """
                        event shop.sold
                            version 1: object
                                customer: nullable text
                                prices: list of decimal
                                sku: text
                            sample 1: {"customer":"text","prices":["1.00"],"sku":"text"}
                            version 2: object
                                client: nullable text
                                prices: list of decimal
                                sku: text
                            sample 2: {"prices":["1.00"],"sku":"text","client":"text"}
                        """);
        assertThat(upcast.compare(report.lock())).hasToString("");
    }

    @Test
    void triesUpcastersOnAllThatMayBeStored() {
        assertWrong(
                Step.unchanged(SOLD_2, 1),
                "The upcaster of shop.sold from version 1 makes no version 2 of {\"customer\":\"text\",\"prices\":[\"1.00\"],\"sku\":\"text\"}: $.customer is too much.");
        assertWrong(
                new Step(
                        SOLD_2,
                        1,
                        payload -> {
                            var customer = payload.remove("customer").stringValue("nobody");
                            return payload.put("client", customer.isEmpty() ? null : customer);
                        }),
                "unisono.data.Step fails at a payload of shop.sold, version 1: java.lang.NullPointerException");
        assertWrong(
                new Step(
                        SOLD_2,
                        1,
                        payload -> {
                            payload.set("client", payload.remove("customer"));
                            return payload.put("first", payload.get("prices").get(0).asString());
                        }),
                "$.first is too much.");
    }

    private void assertWrong(Upcaster upcaster, String complaint) {
        var report = Shop.with(SOLD_2, CLOSED).upcasting(upcaster).compare(lock);

        assertThat(report.broken()).singleElement().asString().contains(complaint);
        assertThat(report.lock()).isEqualTo(lock);
    }

    @Test
    void keepsTheHistoryOfManyVersions() {
        var third = EventName.of("shop.sold", Sold.class).version(3);
        var first = Step.renaming(third, 1, "customer", "client");
        var second = Step.renaming(third, 2, "client", "customer");
        var two =
                Shop.with(SOLD_2, CLOSED)
                        .upcasting(Step.renaming(SOLD_2, 1, "customer", "client"))
                        .compare(lock)
                        .lock();

        var report = Shop.with(third, CLOSED).upcasting(first, second).compare(two);

        assertThat(report.findings()).isEqualTo("1. shop.sold has version 3 now.\n");
        assertThat(report.lock())
                .contains("sample 1: ")
                .contains("sample 2: ")
                .contains(
                        "sample 3: {\"prices\":[\"1.00\"],\"sku\":\"text\",\"customer\":\"text\"}");
        assertThat(Shop.with(third, CLOSED).upcasting(first, second).compare(report.lock()))
                .hasToString("");
    }

    @Test
    void countsVersionsOneByOneAndNeverBack() {
        var third = EventName.of("shop.sold", Sold.class).version(3);
        var two = Shop.with(SOLD_2, CLOSED).lock();

        assertThat(Shop.with(third, CLOSED).compare(lock).broken())
                .containsExactly(
                        "shop.sold jumps to version 3, and the lock file has 1. Versions are counted one by one: write the lock file for each, or say version(2).");
        assertThat(Shop.with(SOLD, CLOSED).compare(two).broken())
                .containsExactly(
                        "shop.sold went back to version 1, and 2 may be stored. Take the version up again.");
        assertThat(Shop.with(SOLD_2, CLOSED).compare(Shop.with(CLOSED).lock()).broken())
                .containsExactly(
                        "shop.sold is new to the lock file, and has version 2. A new event begins with version 1.");
    }

    @Test
    void anEventDoesNotGoUnlessItIsRetiredAndItsNameStaysTaken() {
        var without = Shop.with(CLOSED);

        assertThat(without.compare(lock).broken())
                .containsExactly(
                        "shop.sold is gone: the lock file has it, and no module declares it. What is stored under its name could not be read. Bring it back; or, if nobody reads it any more, say so: events lock --retire shop.sold.");
        var retired = without.compare(lock, "shop.sold");
        assertThat(retired.findings()).isEqualTo("1. shop.sold is retired.\n");
        assertThat(retired.lock())
                .contains("event shop.sold retired\n    version 1: object\n")
                .contains("sample 1: {\"customer\"");
        assertThat(without.compare(retired.lock())).hasToString("");
        assertThat(Shop.with(SOLD, CLOSED).compare(retired.lock()))
                .hasToString(
                        "1. shop.sold was retired, and is back.\nAll of this is allowed: write it with events lock.\n");
        assertThat(
                        Shop.with(EventName.of("shop.sold", SoldToClient.class), CLOSED)
                                .compare(retired.lock())
                                .broken())
                .hasSize(1);
    }

    @Test
    void guessesThatAnEventWasRenamed() {
        var renamed = Shop.with(EventName.of("shop.bought", Sold.class), CLOSED);

        assertThat(renamed.compare(lock).broken())
                .singleElement()
                .asString()
                .startsWith("shop.sold is gone (is it shop.bought now? a text is for ever): ");
    }

    @Test
    void refusesToRetireWhatIsInUseOrUnknown() {
        assertThatThrownBy(() -> Shop.with(SOLD).compare(lock, "shop.sold", "shop.lost"))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "shop.lost, shop.sold cannot be retired: it is not in the lock file, or a module still declares it. First take it out of the code.");
    }

    public record Picky(String mail, Map<String, UUID> friends) {
        public Picky {
            if (!mail.contains("@")) {
                throw new IllegalArgumentException("a mail has an @");
            }
            if (friends.isEmpty()) {
                throw new IllegalArgumentException("everybody has a friend");
            }
        }
    }

    @Test
    void asksForASampleThatTheRecordAcceptsAndKeepsIt() {
        var picky = Shop.selling(Picky.class);

        var first = picky.compare("");

        assertThat(first.unproven())
                .containsExactly(
                        "The sample of shop.sold, version 1, was made up, and its record refuses it: a mail has an @. Write one that it accepts into the lock file.");
        assertThat(first.broken()).isEmpty();
        var mended = first.lock().replace("\"mail\":\"text\"", "\"mail\":\"ann@shop.example\"");
        assertThat(picky.compare(mended)).hasToString("");
        assertThat(picky.compare(mended.replace("\"friends\":", "\"fiends\":")).unproven())
                .containsExactly(
                        "The sample of shop.sold, version 1, is none: $.friends is missing. Mend it in the lock file.",
                        "The sample of shop.sold, version 1, is none: $.fiends is too much. Mend it in the lock file.");
    }

    public record Falling(@Nullable List<String> lines) {
        public Falling {
            lines = List.copyOf(lines);
        }
    }

    public record Turned(@JsonFormat(shape = JsonFormat.Shape.ARRAY) Inner inner) {}

    public record Inner(String a, String b) {}

    public record Forgetful(String a, @JsonIgnore String b) {}

    @Test
    void doesNotBelieveWhatSerializersSay() {
        assertThat(Shop.selling(Turned.class).compare("").broken())
                .singleElement()
                .asString()
                .startsWith("shop.sold ");
        assertThat(Shop.selling(Forgetful.class).compare("").broken())
                .singleElement()
                .asString()
                .startsWith("shop.sold can be written, and not be read again. ");
        assertThat(Shop.selling(Falling.class).compare("").broken())
                .singleElement()
                .asString()
                .startsWith("shop.sold can be {\"lines\":null}. A payload of shop.sold");
    }

    @Test
    void saysWhichPayloadHasNoShape() {
        assertThat(
                        Shop.with(EventName.of("shop.sold", Anything.class), CLOSED)
                                .compare(lock)
                                .broken())
                .containsExactly(
                        "shop.sold: Anything has at $.any Object, which is no record. Only records say all that is written, and can be read again.");
    }

    public record Anything(Object any) {}

    @Test
    void wantsTheFileAsTheCommandWritesIt() {
        assertThat(Shop.with(SOLD, CLOSED).compare(lock.replace("# What", "# Who")))
                .hasToString(
                        "1. The lock file says the right thing in another way than the command writes it.\nAll of this is allowed: write it with events lock.\n");
    }
}
