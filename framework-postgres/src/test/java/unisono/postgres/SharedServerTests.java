package unisono.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static unisono.postgres.ServerDirectory.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several users, in processes of their own, and how they end.
final class SharedServerTests {

    @TempDir private static Path parent;
    private static ServerDirectory directory;

    @BeforeAll
    static void namesADirectory() {
        directory = new ServerDirectory(parent.resolve("postgres"));
    }

    @AfterEach
    void awaitsTheEnd() {
        directory.awaitEnd();
    }

    @Test
    void endsWhenItsOnlyUserIsKilledAndComesBack() throws IOException, SQLException {
        var user = UserProcess.start(directory.path());
        assertThat(user.said()).startsWith("joined");

        user.kill();
        directory.awaitEnd();

        try (var next = EmbeddedPostgres.join(directory.path())) {
            assertThat(query(next, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void staysForTheSecondUserWhenTheFirstIsKilled() throws IOException, SQLException {
        var first = UserProcess.start(directory.path());
        assertThat(first.said()).startsWith("joined");

        try (var second = EmbeddedPostgres.join(directory.path())) {
            var postmaster = directory.postmaster();
            first.kill();

            assertThat(query(second, "select pg_sleep(0.5)")).isEmpty();
            assertThat(directory.postmaster()).isEqualTo(postmaster);
        }
    }

    @Test
    void startsOnceHoweverManyComeAtTheSameMoment() throws Exception {
        var fresh = new ServerDirectory(parent.resolve("fresh"));
        var users = new ArrayList<UserProcess>();
        for (var count = 0; count < 4; count++) {
            users.add(UserProcess.start(fresh.path()));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<EmbeddedPostgres> join = () -> EmbeddedPostgres.join(fresh.path());
            var ports = new HashSet<String>();
            for (var joined : threads.invokeAll(List.of(join, join, join))) {
                try (var postgres = joined.get()) {
                    ports.add(String.valueOf(postgres.port()));
                }
            }
            for (var user : users) {
                ports.add(user.said().split(" ", -1)[1]);
            }

            assertThat(ports).hasSize(1);
        }
        for (var user : users) {
            user.close();
        }
        fresh.awaitEnd();
    }

    @Test
    void isNotReachedByTheInterruptOfAUsersTerminal() throws IOException, SQLException {
        var first = UserProcess.start(directory.path(), List.of("setsid"), Map.of());
        assertThat(first.said()).startsWith("joined");

        try (var second = EmbeddedPostgres.join(directory.path())) {
            var postmaster = directory.postmaster();
            ServerDirectory.signal("INT", -first.pid());
            ServerDirectory.await(() -> !first.isAlive());

            assertThat(query(second, "select pg_sleep(0.5)")).isEmpty();
            assertThat(directory.postmaster()).isEqualTo(postmaster);
        }
    }

    @Test
    void lettingGoAndComingBackAtOnceNeverMeetsADyingServer() throws SQLException {
        for (var round = 0; round < 30; round++) {
            try (var postgres = EmbeddedPostgres.join(directory.path())) {
                assertThat(query(postgres, "select 1")).isEqualTo("1");
            }
        }
    }
}
