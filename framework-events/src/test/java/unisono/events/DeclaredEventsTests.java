package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the application's parts can learn of its events, and refuse.
final class DeclaredEventsTests {
    @Test
    void listsTheEventsOfApisAndThoseThatManagersDeclare() {
        var application = hotel().boot();

        var events = application.injector().getInstance(DeclaredEvents.class);

        assertThat(events.all())
                .containsExactly(
                        new EventDescription(AirportApi.LANDED, "AirportApi", "none"),
                        new EventDescription(Hotel.Porter.BELL_RANG, "", "hotel"),
                        new EventDescription(HotelApi.ARRIVED, "HotelApi", "hotel"));
        assertThat(events.moduleOf(Hotel.Porter.class)).hasValue("hotel");
        assertThat(events.moduleOf(HotelApi.class)).isEmpty();
    }

    @Test
    void countsTheVersionsOfAName() {
        assertThat(HotelApi.ARRIVED.version()).isEqualTo(2);
        assertThat(HotelApi.ARRIVED).hasToString("hotel.guest-arrived");
        assertThat(HotelApi.ARRIVED.payloadType()).isEqualTo(GuestArrived.class);
        assertThat(Hotel.Porter.BELL_RANG.version()).isEqualTo(1);
    }

    @Test
    void refusesAVersionBelowOne() {
        assertThatThrownBy(() -> Hotel.Porter.BELL_RANG.version(0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("hotel.bell-rang has the version 0, and versions count from 1.");
    }

    @Test
    void reportsWhatTheChecksOfItsPartsFindTogetherWithTheRest() {
        var wrong = hotel().order(List.of("motel")).install(checking("The roof leaks."));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageStartingWith("The application cannot start, for 2 reasons:")
                .hasMessageContaining("1. The application lists the module \"motel\"")
                .hasMessageContaining("2. The roof leaks.");
    }

    private static Module checking(String problem) {
        return binder ->
                Multibinder.newSetBinder(binder, StartupCheck.class)
                        .addBinding()
                        .toInstance(_ -> List.of(problem));
    }

    private static Application.Builder hotel() {
        return Application.builder()
                .module(
                        House.of("hotel", Hotel.class).showing(HotelApi.class),
                        new Hotel.HotelEvents());
    }

    public record GuestArrived(String guest) {}

    public interface HotelApi extends ModuleApi {
        EventName<GuestArrived> ARRIVED =
                EventName.of("hotel.guest-arrived", GuestArrived.class).version(2);
    }

    public interface AirportApi extends ModuleApi {
        EventName<NoPayload> LANDED = EventName.of("airport.landed");
    }

    static final class Hotel {
        private Hotel() {}

        static final class HotelEvents extends EventManager {
            @Override
            protected void registerListeners() {
                emits(Porter.class, Porter.BELL_RANG, HotelApi.ARRIVED);
                external(AirportApi.class, Porter.class).on(AirportApi.LANDED, Porter::prepare);
            }
        }

        static final class Porter {
            static final EventName<NoPayload> BELL_RANG = EventName.of("hotel.bell-rang");

            void prepare() {}
        }
    }
}
