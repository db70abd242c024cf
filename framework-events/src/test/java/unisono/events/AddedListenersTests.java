package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.EventListeners.Answering;
import unisono.events.EventListeners.Listener;
import unisono.events.Village.Loaf;
import unisono.events.Village.Sack;

/// Listeners of event objects that are added and removed by hand.
final class AddedListenersTests {
    private final List<Object> heard = new ArrayList<>();
    private final EventDispatcher dispatcher = Village.with().dispatcher();
    private final Listener<Object> first = _ -> heard.add("first");
    private final Listener<Object> second = _ -> heard.add("second");

    @Test
    @Tag("C44")
    void removesAListenerFromAllThePlacesWhereItWasAdded() {
        for (int priority = 0; priority < 5; priority++) {
            var _ = dispatcher.listen(Sack.class, ListenerOptions.atPriority(priority), first);
        }
        var _ = dispatcher.listen(Sack.class, second);

        dispatcher.remove(first);
        var _ = dispatcher.dispatch(new Sack(1));

        assertThat(heard).containsExactly("second");
    }

    @Test
    @Tag("C44")
    void removesNothingWhereThereIsNothing() {
        var _ = dispatcher.listen(Sack.class, second);

        dispatcher.remove(first);
        dispatcher.remove(Loaf.class, second);
        dispatcher.remove(String.class, first);
        dispatcher.remove("no listener at all");
        var _ = dispatcher.dispatch(new Sack(1));

        assertThat(heard).containsExactly("second");
    }

    @Test
    void removesAListenerFromOneTypeOnly() {
        var _ = dispatcher.listen(Sack.class, first);
        var _ = dispatcher.listen(Loaf.class, first);

        dispatcher.remove(Sack.class, first);
        var _ = dispatcher.dispatch(new Sack(1));
        var _ = dispatcher.dispatch(new Loaf(1));

        assertThat(heard).containsExactly("first");
        assertThat(dispatcher.orphans()).containsExactly(Sack.class);
    }

    @Test
    void callsAListenerOnceAtItsFirstPlaceUntilThatIsGone() {
        var high = dispatcher.listen(Sack.class, ListenerOptions.atPriority(5), first);
        var _ = dispatcher.listen(Sack.class, second);
        var _ = dispatcher.listen(Sack.class, ListenerOptions.atPriority(-5), first);

        var _ = dispatcher.dispatch(new Sack(1));
        high.close();
        high.close();
        var _ = dispatcher.dispatch(new Sack(2));

        assertThat(heard).containsExactly("first", "second", "second", "first");
    }

    /// A list of listeners by equality would take one for the other.
    @Test
    void tellsListenersApartThatAreEqual() {
        var one = new Equal(heard);
        var other = new Equal(heard);
        var _ = dispatcher.listen(Sack.class, one);
        var _ = dispatcher.listen(Sack.class, other);

        var _ = dispatcher.dispatch(new Sack(1));
        dispatcher.remove(one);
        var _ = dispatcher.dispatch(new Sack(2));

        assertThat(one).isEqualTo(other);
        assertThat(heard).hasSize(3);
    }

    @Test
    void takesTheResultsOfThoseThatAnswer() {
        Answering<Record> counting = record -> record.toString().length();
        var _ = dispatcher.answer(Sack.class, ListenerOptions.DEFAULT, counting);
        var _ = dispatcher.answer(Record.class, ListenerOptions.DEFAULT, _ -> null);
        var _ = dispatcher.listen(Sack.class, first);

        var dispatched = dispatcher.dispatch(new Sack(1));
        dispatcher.remove(counting);

        assertThat(dispatched.results()).containsExactly("Sack[kilos=1]".length());
        assertThat(dispatcher.dispatch(new Sack(1)).results()).isEmpty();
    }

    @Test
    void tellsWhetherAnybodyHearsAClass() {
        var registration = dispatcher.listen(Record.class, first);

        assertThat(dispatcher.isHeard(Sack.class)).isTrue();
        assertThat(dispatcher.isHeard(String.class)).isFalse();
        registration.close();
        assertThat(dispatcher.isHeard(Sack.class)).isFalse();
    }

    @Test
    void letsAListenerThrowAnything() {
        var failure = new Exception("checked");
        var _ =
                dispatcher.listen(
                        Sack.class,
                        _ -> {
                            throw failure;
                        });

        assertThatThrownBy(() -> dispatcher.dispatch(new Sack(1))).isSameAs(failure);
    }

    private record Equal(List<Object> heard) implements Listener<Object> {
        @Override
        public void hear(Object event) {
            heard.add(event);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Equal;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
