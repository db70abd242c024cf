package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Durable deliveries when not a listener fails but what they rest on.
final class DeliveryTroubleTests {
    private final Post post = new Post();
    private final Logged logged = new Logged();

    @AfterEach
    void close() {
        logged.close();
        post.close();
    }

    @Test
    void letOnlyTheirKeyWaitWhenTheDatabaseRefusesToNoteThatOneFailed() throws SQLException {
        var refusals = new AtomicInteger(1);
        var carrier =
                Carrier.named("post.a")
                        .ordered()
                        .batched(10)
                        .doing((office, name, letter) -> {
                            if (letter.number() == 3 && refusals.get() > 0) {
                                throw new IllegalStateException("not yet");
                            }
                            office.write(name, letter);
                        });
        var office = post.office("one", carrier).opened();
        execute(
                """
                create function post.refuse() returns trigger language plpgsql as
                    $$begin raise exception 'not in my table'; end$$;
                create trigger refuse before insert on unisono.delivery for each row
                    when (new.key = 'S3') execute function post.refuse()
                """);

        office.post(0, 100);
        until(() -> office.brought("post.a").size() == 90);
        until(() -> refusalsLogged() >= 2);
        refusals.set(0);
        execute("drop trigger refuse on unisono.delivery");
        office.drain();

        assertThat(office.brought("post.a")).hasSize(100).doesNotHaveDuplicates();
        assertThat(office.brought("post.a", "S3")).isSorted();
    }

    private long refusalsLogged() {
        return logged.messages().stream()
                .filter(message -> message.contains("is not written (position "))
                .count();
    }

    @Test
    void areLeftToOthersByANodeWhosePoolIsDeadUntilItWorks() throws Exception {
        var first =
                post.office(
                                "first",
                                plan -> plan.connections(1).patience(Duration.ofMillis(300)),
                                Carrier.named("post.a"))
                        .opened();
        var second = post.office("second", Carrier.named("post.a")).opened();
        until(() -> shares(second).equals(List.of(8L, 8L)));
        var free = new CountDownLatch(1);
        var holder = Thread.ofVirtual().start(() -> first.transactions().run(() -> await(free)));

        second.post(0, 100);
        until(() -> second.brought("post.a").size() == 100);
        var meanwhile = shares(second);
        free.countDown();
        holder.join();
        until(() -> shares(second).equals(List.of(8L, 8L)));
        second.post(100, 200);
        second.drain();

        assertThat(meanwhile).containsExactly(16L);
        assertThat(second.brought("post.a")).hasSize(200).doesNotHaveDuplicates();
        assertThat(logged.messages())
                .anyMatch(message -> message.contains("This node delivers nothing for a while"));
    }

    private static List<Long> shares(PostOffice office) {
        return office.ask(
                "select count(*) from unisono.lease where owner is not null group by owner order by 1",
                Long.class);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = post.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PostOffice.LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(Duration.ofMillis(5));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
