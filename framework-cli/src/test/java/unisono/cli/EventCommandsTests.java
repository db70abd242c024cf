package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import unisono.cli.internal.Invocation;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.NoPayload;
import unisono.events.QuestionName;

/// The commands that look into the events of an application.
final class EventCommandsTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String module = "village";

    @Test
    void explainsAnEventAsATree() {
        assertThat(run("events", "explain", "bell.rung")).isZero();

        assertThat(out())
                .isEqualTo(
                        """
                        WHAT FOLLOWS  MODULE  TIMING  PRIORITY  AT  NOTES
                        bell.rung  village  EventCommandsTests.java:NN  by Bell
                        ├─ Ringer.ask  village  in transaction  7  EventCommandsTests.java:NN
                        │  ├─ asks village.hour  village  EventCommandsTests.java:NN  by Ringer
                        │  │  └─ Clock.tell  village  in transaction  EventCommandsTests.java:NN  answers
                        │  └─ emits village.woken  village  EventCommandsTests.java:NN  by Ringer; nobody hears it
                        └─ lambda at EventCommandsTests.java:NN  village  asynchronous  EventCommandsTests.java:NN  conditional; deadline PT2S
                        """);
        assertThat(err()).isEmpty();
    }

    @Test
    void marksRecursionAndWhatIsNotFollowed() {
        run("events", "explain", "village.echoed");
        run("events", "explain", "bell.rung", "--depth", "1");

        assertThat(out())
                .contains(
                        "└─ Echo.again  village  in transaction  EventCommandsTests.java:NN  recursion ends: it \"fades\"; <slowly>\n")
                .contains(
                        "  └─ emits village.echoed  village  EventCommandsTests.java:NN  by Echo; recursion: goes on as above\n")
                .contains(
                        "├─ asks village.hour  village  EventCommandsTests.java:NN  by Ringer; not followed: the tree is too deep (--depth) or too large\n");
    }

    @Test
    void explainsAnEventAsOneJsonDocument() {
        run("events", "explain", "village.echoed", "--format", "json");

        assertThat(out())
                .isEqualTo(
                        """
                        {"number":1,"event":"village.echoed","kind":"event","emitters":[{"emitter":"Echo","module":"village","at":"EventCommandsTests.java:NN"}],"cut":"none","listeners":[\
                        {"handler":"Echo.again","scope":"local","source":"Mountain","module":"village","timing":"in transaction","priority":0,"at":"EventCommandsTests.java:NN","notes":["recursion ends: it \\"fades\\"; <slowly>"],"follows":[\
                        {"number":1,"event":"village.echoed","kind":"event","emitters":[{"emitter":"Echo","module":"village","at":"EventCommandsTests.java:NN"}],"cut":"recursion","listeners":[]}]}]}
                        """);
        assertThat(JsonMapper.shared().readTree(out()).path("listeners")).hasSize(1);
    }

    @Test
    void drawsAnEventAsAFlowchart() {
        run("events", "explain", "bell.rung", "--format", "mermaid");
        run("events", "explain", "village.echoed", "--format", "mermaid");

        assertThat(out())
                .isEqualTo(
                        """
                        flowchart LR
                            e1(["bell.rung"])
                            l1["Ringer.ask<br/>village, in transaction"]
                            e1 -->|1| l1
                            e2{{"village.hour"}}
                            l2["Clock.tell<br/>village, in transaction"]
                            e2 -->|1| l2
                            l1 --> e2
                            e3(["village.woken"])
                            l1 --> e3
                            l3["lambda at EventCommandsTests.java:NN<br/>village, asynchronous"]
                            e1 -->|2| l3
                        flowchart LR
                            e1(["village.echoed"])
                            l1["Echo.again<br/>village, in transaction"]
                            e1 -->|1| l1
                            l1 -.->|again| e1
                        """
                                .replaceAll(" {2,}", "  "));
    }

    @Test
    void keepsTheSignsOfMermaidOutOfLabels() {
        module = "\"a\"; <b> #1 | `c` 村";

        run("events", "explain", "bell.rung", "--format", "mermaid");

        assertThat(out())
                .contains(
                        "l1[\"Ringer.ask<br/>#34;a#34;#59; #60;b#62; #35;1 #124; #96;c#96; 村, in transaction\"]\n");
    }

    @Test
    void refusesAnEventThatThereIsNotAndOffersSimilarOnes() {
        assertThat(run("events", "explain", "vilage.hours")).isEqualTo(2);
        assertThat(run("events", "explain", "rung")).isEqualTo(2);
        assertThat(run("events", "explain", "xyz")).isEqualTo(2);

        assertThat(out()).isEmpty();
        assertThat(err())
                .isEqualTo(
                        """
                        unisono: there is no event "vilage.hours". Did you mean village.hour?
                        Try: unisono events explain --help
                        unisono: there is no event "rung". Did you mean bell.rung?
                        Try: unisono events explain --help
                        unisono: there is no event "xyz". There are bell.rung, village.echoed, village.hour, village.woken.
                        Try: unisono events explain --help
                        """);
    }

    @Test
    void refusesAnotherFormatAndADepthThatIsNone() {
        run("events", "explain", "bell.rung", "--format", "dot");
        run("events", "explain", "bell.rung", "--depth", "0");

        assertThat(err())
                .contains("'--output': there are text, json and mermaid, and no dot.")
                .contains("'--depth': \"0\" is no number from 1 to 1000.");
    }

    @Test
    void listsWhatNobodyHearsBelowTheSubscriptionsAndNoNumbersOfLines() {
        run("events", "list");

        assertThat(out())
                .contains(
                        "bell.rung  local  Bell  Ringer.ask  village  in transaction  7  EventCommandsTests.java\n")
                .endsWith("\n\nEmitted, and heard by nobody: village.woken\n");
    }

    private int run(String... arguments) {
        return new Invocation(Map.of("HOME", "/home/ann"), out, err)
                .run(
                        "unisono",
                        _ -> new RunningApplication(application(), () -> {}),
                        List::of,
                        List.of(arguments));
    }

    private Application application() {
        return Application.builder().module(new Village(module), new VillageEvents()).boot();
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// The numbers of lines vary, and so do the widths of columns that hold them.
    private String out() {
        return out.toString(StandardCharsets.UTF_8)
                .replaceAll("java:\\d+", "java:NN")
                .replaceAll(" {2,}", "  ");
    }

    record Village(String name) implements ApplicationModule {}

    static final EventName<NoPayload> RUNG = EventName.of("bell.rung");
    static final EventName<NoPayload> WOKEN = EventName.of("village.woken");
    static final EventName<NoPayload> ECHOED = EventName.of("village.echoed");
    static final QuestionName<NoPayload, Integer> HOUR =
            QuestionName.of("village.hour", Integer.class);

    static final class VillageEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Bell.class, RUNG);
            asks(Ringer.class, HOUR);
            emits(Ringer.class, WOKEN);
            emits(Echo.class, ECHOED);
            local(Bell.class, Ringer.class)
                    .on(RUNG, Ringer::ask)
                    .priority(7)
                    .and(Sleeper.class)
                    .on(RUNG, sleeper -> sleeper.wake("\"up\" <now>"))
                    .when(_ -> true)
                    .asynchronously(Duration.ofSeconds(2));
            local(Ringer.class, Clock.class).answering(HOUR, Clock::tell);
            local(Mountain.class, Echo.class)
                    .on(ECHOED, Echo::again)
                    .recursionEnds("it \"fades\"; <slowly>");
        }
    }

    interface Mountain {}

    static final class Bell {}

    static final class Ringer {
        void ask() {}
    }

    static final class Clock {
        int tell(NoPayload nothing) {
            return 7;
        }
    }

    static final class Sleeper {
        void wake(String how) {}
    }

    static final class Echo implements Mountain {
        void again() {}
    }
}
