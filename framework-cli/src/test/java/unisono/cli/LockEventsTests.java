package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unisono.cli.internal.Invocation;
import unisono.data.DataModule;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;

/// `events lock`, through the releases of an application that has no database.
final class LockEventsTests {
    private static final EventName<GuestArrived> ARRIVED =
            EventName.of("hotel.arrived", GuestArrived.class);
    private static final EventName<RoomTaken> LEFT = EventName.of("hotel.left", RoomTaken.class);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private @TempDir Path directory;

    @Test
    void writesTheFileAndIsContentWithIt() throws IOException {
        assertThat(lock(ARRIVED)).isZero();
        assertThat(out())
                .isEqualTo(file() + " is written anew:\n\n1. hotel.arrived is new, version 1.\n");
        assertThat(file())
                .content()
                .endsWith(
                        """

                        event hotel.arrived
                            version 1: object
                                guest: text
                            sample 1: {"guest":"text"}
                        """);

        assertThat(lock(ARRIVED)).isZero();
        assertThat(lock(ARRIVED, "--check")).isZero();
        assertThat(out()).endsWith((file() + " fits the code.\n").repeat(2));
    }

    @Test
    void comparesOnlyWhenAskedTo() {
        assertThat(lock(ARRIVED, "--check")).isEqualTo(1);
        assertThat(out())
                .isEqualTo(
                        file()
                                + " does not fit the code:\n\n1. hotel.arrived is new, version 1.\nAll of this is allowed: write it with events lock.\n");
        assertThat(file()).doesNotExist();
    }

    @Test
    void refusesToWriteWhatBreaksTheContract() throws IOException {
        lock(ARRIVED);
        var before = Files.readString(file());

        assertThat(lock(EventName.of("hotel.arrived", RoomTaken.class))).isEqualTo(1);

        assertThat(out())
                .contains(file() + " does not fit the code:\n\n1. hotel.arrived has changed, and")
                .contains("   - $.guest is gone: ")
                .contains("   - $.room is new and required: ");
        assertThat(file()).hasContent(before);
    }

    @Test
    void retiresAnEvent() {
        lock(ARRIVED);

        assertThat(lock(LEFT)).isEqualTo(1);
        assertThat(lock(LEFT, "--retire", "hotel.arrived")).isZero();
        assertThat(lock(LEFT, "--check")).isZero();
        assertThat(file()).content().contains("event hotel.arrived retired\n");
    }

    @Test
    void answersInJson() {
        lock(ARRIVED, "--check", "-o", "json");

        assertThat(out())
                .isEqualTo(
                        "{\"file\":\"%s\",\"fits\":false,\"written\":false,\"broken\":[],\"unproven\":[],\"changes\":[\"hotel.arrived is new, version 1.\"]}\n"
                                .formatted(file()));
    }

    @Test
    void saysWhereToRunIt() {
        var elsewhere = directory.resolve("nowhere/events.lock");

        assertThat(run(ARRIVED, List.of("events", "lock", "--file", elsewhere.toString())))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "unisono: There is no directory for %s. Run it where the sources are, or say --file.\n"
                                .formatted(elsewhere));
    }

    private int lock(EventName<?> event, String... options) {
        var words = new ArrayList<>(List.of("events", "lock", "--file", file().toString()));
        words.addAll(List.of(options));
        return run(event, words);
    }

    private int run(EventName<?> event, List<String> words) {
        return new Invocation(Map.of("HOME", "/home/ann"), out, err)
                .run("unisono", _ -> boot(event), List::of, words);
    }

    private static RunningApplication boot(EventName<?> event) {
        var data =
                DataModule.of(
                        () -> {
                            throw new AssertionError("No database is needed.");
                        },
                        List.of());
        var application =
                Application.builder()
                        .module(new Hotel(), new HotelEvents(event))
                        .install(data)
                        .boot();
        return new RunningApplication(application, data::close);
    }

    private Path file() {
        return directory.resolve("events.lock");
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public record GuestArrived(String guest) {}

    public record RoomTaken(int room) {}

    static final class Hotel implements ApplicationModule {
        @Override
        public String name() {
            return "hotel";
        }
    }

    /// What a porter emits: a local event of its module is stored as those of an API are.
    static final class HotelEvents extends EventManager {
        private final EventName<?> event;

        HotelEvents(EventName<?> event) {
            this.event = event;
        }

        @Override
        protected void registerListeners() {
            emits(Hotel.class, event);
        }
    }
}
