package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// What an event may be called, and which names are one.
final class EventNamesTests {
    @ParameterizedTest
    @Tag("C06")
    @Tag("C49")
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "mill",
                "mill.",
                ".ground",
                "mill..ground",
                "mill.ground ",
                " mill.ground",
                "mill. ground",
                "mill.ground mill.filled",
                "mill.*",
                "mill.-ground",
                "mill.ground-",
                "mill.Ground",
                "mill.ground\n",
                "mühle.mahlt",
            })
    void refusesATextThatIsNoName(String text) {
        assertThatThrownBy(() -> EventName.of(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"%s\" is no event name. Name the module, a dot, and what happened, in lower case with hyphens and at most 200 characters: cart.checked-out."
                                .formatted(text));
        assertThatThrownBy(() -> EventName.of(text, Sack.class))
                .isExactlyInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuestionName.of(text, Integer.class))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"%s\" is no question name. Name the module, a dot, and what is asked, in lower case with hyphens and at most 200 characters: post.price."
                                .formatted(text));
        assertThatThrownBy(() -> QuestionName.of(text, Sack.class, Integer.class))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("C49")
    void refusesATextThatIsTooLongAndShowsItsBeginning() {
        var longest = "m." + "g".repeat(198);

        assertThat(EventName.of(longest).text()).isEqualTo(longest);
        assertThatThrownBy(() -> EventName.of(longest + "g"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + longest + "\" is no event name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mill.ground", "mill.ground-anew", "mill.stone-2.ground", "a.b"})
    void takesATextThatIsOne(String text) {
        assertThat(EventName.of(text).text()).isEqualTo(text);
        assertThat(EventName.of(text)).hasToString(text);
    }

    /// A wildcard is a word of the language, and no name.
    @Test
    @Tag("C49")
    void hasNoNameThatMeansAllEvents() {
        var village =
                Village.with(
                        Mill.turns(
                                mill -> mill.local(Wheel.class, Miller.class).onAny(Miller::hear)));

        assertThat(village.application().subscriptions())
                .extracting(SubscriptionDescription::event)
                .containsExactly("*");
        assertThatThrownBy(() -> EventName.of("*"))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comparesNamesByIdentity() {
        assertThat(List.of(EventName.of("mill.filled", Sack.class))).doesNotContain(Mill.FILLED);
    }

    @Test
    void refusesAnEmissionUnderANameThatAnotherEventHas() {
        var village = Village.with(Mill.turns(_ -> {}));
        var anew = EventName.of("mill.filled", Sack.class);

        assertThatThrownBy(() -> village.events().emit(Wheel.class, anew, new Sack(1)))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "mill.filled was emitted by Wheel under a name that another event has. An event is one constant: name it where it is declared, and do not make it anew.");
    }
}
