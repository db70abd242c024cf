package benchmarks.delivery;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;

/// JobRunr: a job for each event. Without Spring it joins no transaction, so the job is enqueued
/// when the emitter's has committed: a crash in between loses it.
final class JobRunrPlayer implements Player {
    private static final Duration POLL = Duration.ofSeconds(5);

    private final Heard heard = new Heard();
    private final HikariDataSource pool;
    private final HikariDataSource own;
    private final StorageProvider storage;
    private final BackgroundJobServer server;
    private final JobRequestScheduler scheduler;

    /// A job.
    public record OrderedJob(long number, String text) implements JobRequest {
        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /// Runs the jobs.
    public static final class Handler implements JobRequestHandler<OrderedJob> {
        private final JobRunrPlayer player;

        Handler(JobRunrPlayer player) {
            this.player = player;
        }

        @Override
        public void run(OrderedJob job) throws SQLException {
            player.handle(job.number());
        }
    }

    /// It knows how to make a handler, which it cannot by itself.
    private static final class Activator implements JobActivator {
        private final Handler handler;

        Activator(Handler handler) {
            this.handler = handler;
        }

        @Override
        public <T> T activateJob(Class<T> type) {
            return type.cast(handler);
        }
    }

    JobRunrPlayer(Place place) throws SQLException {
        try (var connection = place.connect()) {
            Rows.create(connection);
        }
        pool = place.pool(false);
        own = place.pool(true);
        storage = SqlStorageProviderFactory.using(own);
        var configuration =
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(Place.WORKERS)
                        .andPollInterval(POLL);
        var running =
                JobRunr.configure()
                        .useJsonMapper(new Jackson3JsonMapper())
                        .useJobActivator(new Activator(new Handler(this)))
                        .useStorageProvider(storage)
                        .useBackgroundJobServer(configuration, false)
                        .initialize();
        server = JobRunr.getBackgroundJobServer();
        scheduler = running.getJobRequestScheduler();
        server.start();
    }

    private void handle(long number) throws SQLException {
        try (var connection = pool.getConnection()) {
            Rows.effect(connection, number);
            connection.commit();
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
            connection.commit();
        }
        scheduler.enqueue(new OrderedJob(number, Ordered.numbered(number).text()));
    }

    @Override
    public void close() {
        server.stop();
        storage.close();
        pool.close();
        own.close();
    }
}
