package unisono.test.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.test.WireTraffic.RoundTrip;

final class DialogueTests {
    private final List<RoundTrip> told = new ArrayList<>();
    private final Dialogue dialogue = new Dialogue(1, told::add);

    @BeforeEach
    void startUp() {
        client(new Messages().add('p', "secret\0"));
        server(new Messages().add('R', "\0\0\0\0").add('S', "a\0b\0").add('Z', "I"));
        assertThat(told).isEmpty();
    }

    @Test
    void takesWhatIsSentBeforeTheAnswerForOneRoundTrip() {
        int begun =
                client(
                        new Messages()
                                .add('Q', "begin\0")
                                .add('P', "\0insert 1\0")
                                .add('B', "\0\0")
                                .add('E', "\0")
                                .add('S', ""));
        int ended = server(new Messages().add('C', "BEGIN\0").add('Z', "T"));
        assertThat(told).isEmpty();
        ended += server(new Messages().add('C', "INSERT 0 1\0").add('Z', "T"));

        assertThat(begun).isEqualTo(1);
        assertThat(ended).isEqualTo(1);
        assertThat(told)
                .extracting(RoundTrip::statements)
                .containsExactly(List.of("begin", "insert 1"));
    }

    @Test
    void takesForOneRoundTripAlsoWhatHasOnlyBegun() {
        var insert = new Messages().add('Q', "insert 1\0").bytes();
        client(new Messages().add('Q', "begin\0"));
        dialogue.ask(insert, 3);
        server(new Messages().add('C', "BEGIN\0").add('Z', "T"));
        assertThat(told).isEmpty();
        dialogue.ask(Arrays.copyOfRange(insert, 3, insert.length), insert.length - 3);
        server(new Messages().add('C', "INSERT 0 1\0").add('Z', "T"));
        client(new Messages().add('Q', "commit\0"));
        server(new Messages().add('C', "COMMIT\0").add('Z', "I"));

        assertThat(told)
                .extracting(RoundTrip::statements)
                .containsExactly(List.of("begin", "insert 1"), List.of("commit"));
        assertThat(told.getLast().counts().commits()).isEqualTo(1);
        assertThat(told.getLast().counts().autocommits()).isZero();
    }

    @Test
    void knowsThatTheSyncBeforeTheDataOfACopyHasNoAnswer() {
        client(
                new Messages()
                        .add('P', "\0copy t from stdin\0")
                        .add('B', "\0\0")
                        .add('E', "\0")
                        .add('S', ""));
        server(new Messages().add('2', "").add('G', "\0"));
        client(new Messages().add('d', "1\n").add('c', "").add('S', ""));
        server(new Messages().add('C', "COPY 1\0").add('Z', "I"));
        client(new Messages().add('Q', "select 1\0"));
        server(new Messages().add('C', "SELECT 1\0").add('Z', "I"));

        assertThat(told)
                .extracting(RoundTrip::statements)
                .containsExactly(List.of("copy t from stdin"), List.of("select 1"));
    }

    @Test
    void tellsTheTextOfAStatementThatWasNamedBefore() {
        client(new Messages().add('P', "S_1\0select $1\0").add('S', ""));
        server(new Messages().add('1', "").add('Z', "I"));
        client(new Messages().add('B', "C_1\0S_1\0secret").add('E', "C_1\0").add('S', ""));
        server(new Messages().add('C', "SELECT 1\0").add('Z', "I"));
        client(new Messages().add('C', "SS_1\0").add('B', "\0S_1\0").add('E', "\0").add('S', ""));
        server(new Messages().add('E', "SERROR\0VERROR\0C26000\0Mno S_1\0\0").add('Z', "I"));

        assertThat(told)
                .extracting(RoundTrip::statements)
                .containsExactly(List.of(), List.of("select $1"), List.of("(unknown: S_1)"));
        assertThat(told.getLast().errors()).containsExactly("26000");
    }

    @Test
    void doesNotTakeTheWayBackToASavepointForARollback() {
        client(new Messages().add('Q', "rollback to savepoint a; ROLLBACK\0"));
        server(new Messages().add('C', "ROLLBACK\0").add('C', "ROLLBACK\0").add('Z', "I"));

        assertThat(told.getFirst().counts().rollbacks()).isEqualTo(1);
    }

    @Test
    void isNotConfusedByAServerThatEndsUnasked() {
        server(new Messages().add('E', "SFATAL\0VFATAL\0C57P01\0Mbye\0\0"));
        client(new Messages().add('X', ""));

        assertThat(told).isEmpty();
    }

    private int client(Messages messages) {
        return dialogue.ask(messages.bytes(), messages.bytes().length);
    }

    private int server(Messages messages) {
        return dialogue.answer(messages.bytes(), messages.bytes().length);
    }
}
