package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.ReplayFrom;
import unisono.data.ReplayOptions;
import unisono.test.Post.PostApi;

/// What a replay would do is told, and not done.
final class DryRunTests {
    private static final ReplayOptions ALL = ReplayOptions.DEFAULTS;

    private final Post post = new Post();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void isTriedInATransactionThatIsRolledBack() {
        var calls = new AtomicInteger();
        var carrier =
                Carrier.named("post.a")
                        .doing((office, name, letter) -> {
                            office.write(name, letter);
                            office.emit(PostApi.BROUGHT, letter);
                            if (calls.get() > 0 && letter.number() == 4) {
                                throw new IllegalStateException("Nobody at home");
                            }
                        });
        var office = post.office("one", carrier, moving()).opened();
        office.post(0, 10);
        office.drain();
        calls.set(1);
        var before = everything(office);

        var tried = office.replays().dryRun("post.a", ReplayFrom.BEGINNING, ALL, 100);
        var some = office.replays().dryRun("post.a", ReplayFrom.BEGINNING, ALL, 3);

        assertThat(tried.events()).isEqualTo(10);
        assertThat(tried.complete()).isTrue();
        assertThat(tried.transactions()).isEqualTo(2);
        assertThat(tried.tables())
                .singleElement()
                .satisfies(table -> {
                    assertThat(table.name()).isEqualTo("post.effect");
                    assertThat(table.inserted()).isEqualTo(9);
                    assertThat(table.updated()).isZero();
                });
        assertThat(tried.emitted()).containsOnly(Map.entry("post.brought", 9L));
        assertThat(tried.failures())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.type()).isEqualTo(IllegalStateException.class.getName());
                    assertThat(failure.count()).isEqualTo(1);
                    assertThat(failure.message()).isEqualTo("Nobody at home");
                });
        assertThat(some.events()).isEqualTo(3);
        assertThat(some.complete()).isFalse();
        assertThat(everything(office)).isEqualTo(before);
    }

    private static Carrier moving() {
        return Carrier.named("post.b").hearing(PostApi.BROUGHT);
    }

    private static List<String> everything(PostOffice office) {
        office.drain();
        return office.ask(
                """
                select concat_ws(' ', (select count(*) from post.effect),
                                 (select count(*) from unisono.event),
                                 (select count(*) from unisono.delivery))
                """,
                String.class);
    }
}
