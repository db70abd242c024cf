package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Who emits an event, told apart however the emission says it, and however many there are.
final class EmittersTests {
    private final Application application =
            Application.builder()
                    .module(House.of("choir", Choir.class), new Choir.ChoirEvents())
                    .boot();
    private final Events events = application.injector().getInstance(Events.class);

    @Test
    void tellsTheEmittersOfOneEventApart() {
        var line = new Choir.Line(new StringBuilder());

        events.emit(Choir.Alto.class, Choir.SANG, line);
        events.emit(Choir.Bass.class, Choir.SANG, line);
        events.emitter(Choir.Tenor.class).emit(Choir.SANG, line);
        events.emit(Choir.Alto.class, Choir.SANG, line);
        events.emitter(Choir.Bass.class).emit(Choir.SANG, line);

        assertThat(line.heard()).hasToString("abtab");
    }

    @Test
    void tellsManyEventsOfOneEmitterApart() {
        var line = new Choir.Line(new StringBuilder());

        IntStream.range(0, 3).forEach(_ -> Choir.MANY.forEach(name -> sing(name, line)));

        assertThat(line.heard()).hasToString("+".repeat(3 * Choir.MANY.size()));
    }

    private void sing(EventName<Choir.Line> name, Choir.Line line) {
        events.emit(Choir.Alto.class, name, line);
    }
}
