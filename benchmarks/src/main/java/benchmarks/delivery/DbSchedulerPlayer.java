package benchmarks.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// db-scheduler: a task for each event, scheduled in the emitter's transaction.
final class DbSchedulerPlayer implements Player {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final double LOWER = 1.0;
    private static final double UPPER = 4.0;

    /// Its postgresql_tables.sql.
    private static final String TABLE =
            """
            create table scheduled_tasks (
              task_name text not null,
              task_instance text not null,
              task_data bytea,
              execution_time timestamp with time zone not null,
              picked boolean not null,
              picked_by text,
              last_success timestamp with time zone,
              last_failure timestamp with time zone,
              consecutive_failures int,
              last_heartbeat timestamp with time zone,
              version bigint not null,
              priority smallint,
              primary key (task_name, task_instance)
            );
            create index execution_time_idx on scheduled_tasks (execution_time);
            create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
            create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
            """;

    private final Heard heard = new Heard();
    private final HikariDataSource pool;
    private final HikariDataSource own;
    private final OneTimeTask<String> task;
    private final Scheduler scheduler;
    private final SchedulerClient client;

    DbSchedulerPlayer(Place place) throws SQLException {
        try (var connection = place.connect()) {
            Rows.create(connection);
            Rows.execute(connection, TABLE);
        }
        pool = place.pool(false);
        own = place.pool(true);
        task = Tasks.oneTime("ordered", String.class).execute((data, _) -> handle(data.getData()));
        scheduler =
                Scheduler.create(own, task)
                        .serializer(new Texts())
                        .threads(Place.WORKERS)
                        .pollUsingLockAndFetch(LOWER, UPPER)
                        .pollingInterval(POLL)
                        .build();
        client =
                SchedulerClient.Builder.create(CurrentConnection.source(), task)
                        .serializer(new Texts())
                        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                        .build();
        scheduler.start();
    }

    /// Payloads as they are: nothing that could cost less.
    private static final class Texts implements Serializer {
        @Override
        public byte[] serialize(Object text) {
            return ((String) text).getBytes(UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return type.cast(new String(bytes, UTF_8));
        }
    }

    private void handle(String payload) {
        try (var connection = pool.getConnection()) {
            Rows.effect(connection, payload.length());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        heard.one();
    }

    @Override
    public void play(Way way, int events, Watch watch) throws Exception {
        heard.expect(events);
        watch.start();
        Hands.share(Place.EMITTERS, events, this::emit);
        heard.await();
        watch.stop(events);
    }

    private void emit(int number) throws SQLException {
        try (var connection = pool.getConnection()) {
            Rows.business(connection, number);
            CurrentConnection.during(connection, () -> schedule(number));
            connection.commit();
        }
    }

    /// As a batch, which asks nothing before it inserts.
    private void schedule(int number) {
        var payload = new String(Ordered.json(number), UTF_8);
        var instance = task.instance(UUID.randomUUID().toString(), payload);
        client.scheduleBatch(List.of(instance), Instant.now());
    }

    @Override
    public void close() {
        scheduler.stop();
        pool.close();
        own.close();
    }
}
