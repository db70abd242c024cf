package unisono.data.internal.schedule;

import static java.util.Comparator.comparing;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import unisono.events.DeclaredEvents;
import unisono.events.DueEmissions;
import unisono.events.EventName;
import unisono.events.Recurrence;

/// What this node can emit. It takes nothing else.
public final class Known {
    private final DeclaredEvents declared;
    private final List<EventName<?>> events;
    private final Map<String, EventName<?>> byText;
    private final Map<String, Recurrence> recurrences;

    /// Asks what there is, once.
    public Known(DueEmissions emissions, DeclaredEvents declared) {
        this.declared = declared;
        this.events = emissions.events();
        this.byText =
                events.stream().collect(Collectors.toMap(EventName::text, Function.identity()));
        this.recurrences =
                emissions.recurrences().stream()
                        .collect(Collectors.toMap(Recurrence::name, Function.identity()));
    }

    /// The event of a name, which was asked for.
    EventName<?> event(String text) {
        var event = byText.get(text);
        if (event == null) {
            throw new IllegalStateException("Nobody here emits " + text);
        }
        return event;
    }

    @Nullable Recurrence recurrence(String name) {
        return recurrences.get(name);
    }

    /// In one order on all nodes: they may write at the same time.
    List<Recurrence> recurrences() {
        return recurrences.values().stream().sorted(comparing(Recurrence::name)).toList();
    }

    String module(Recurrence recurrence) {
        return declared.moduleOf(recurrence.emitter()).orElse("none");
    }

    String[] schedules() {
        return recurrences.keySet().toArray(String[]::new);
    }

    String[] texts() {
        return events.stream().map(EventName::text).toArray(String[]::new);
    }

    /// Sets two parameters: the events, and their versions.
    void fill(PreparedStatement statement, int index) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(index, connection.createArrayOf("text", texts()));
        statement.setArray(
                index + 1,
                connection.createArrayOf(
                        "integer", events.stream().map(EventName::version).toArray()));
    }

    /// Sets the three parameters of `unisono.next_due`.
    public void fillNextDue(PreparedStatement statement) throws SQLException {
        fill(statement, 1);
        statement.setArray(3, statement.getConnection().createArrayOf("text", schedules()));
    }
}
