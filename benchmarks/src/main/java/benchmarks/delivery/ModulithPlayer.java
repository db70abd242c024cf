package benchmarks.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Spring Modulith: an event that an `@ApplicationModuleListener` hears, published to PostgreSQL.
final class ModulithPlayer implements Player {
    private final ConfigurableApplicationContext context;
    private final Heard heard = new Heard();
    private final DataSource pool;
    private final TransactionTemplate transactions;

    /// Hears.
    public static class Listener {
        private final ModulithPlayer player;

        Listener(ModulithPlayer player) {
            this.player = player;
        }

        @ApplicationModuleListener
        public void on(Ordered ordered) throws SQLException {
            player.handle(ordered);
        }
    }

    /// What the application is made of, beside what configures itself.
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Settings {
        @Bean
        Listener listener(ModulithPlayer player) {
            return new Listener(player);
        }
    }

    ModulithPlayer(Place place) throws SQLException {
        try (var connection = place.connect()) {
            Rows.create(connection);
        }
        context =
                new SpringApplicationBuilder(Settings.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                        .registerShutdownHook(false)
                        .properties(properties())
                        .initializers(own ->
                                own.getBeanFactory().registerSingleton("pool", place.pool(true)))
                        .initializers(own -> own.getBeanFactory().registerSingleton("player", this))
                        .run();
        pool = context.getBean(DataSource.class);
        transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /// What is completed is deleted, which costs less than to keep it, as its manual says.
    private static Map<String, Object> properties() {
        return Map.of(
                "spring.modulith.events.jdbc.schema-initialization.enabled",
                true,
                "spring.modulith.events.completion-mode",
                "delete",
                "spring.task.execution.pool.core-size",
                Place.WORKERS,
                "spring.jmx.enabled",
                false);
    }

    private void handle(Ordered ordered) throws SQLException {
        onConnection(connection -> Rows.effect(connection, ordered.number()));
        heard.one();
    }

    private interface Statements {
        void on(Connection connection) throws SQLException;
    }

    /// That of the transaction.
    private void onConnection(Statements statements) throws SQLException {
        var connection = DataSourceUtils.getConnection(pool);
        try {
            statements.on(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    @Override
    public void play(Way way, int events, Watch watch) throws Exception {
        heard.expect(events);
        watch.start();
        Hands.share(Place.EMITTERS, events, this::emit);
        heard.await();
        watch.stop(events);
    }

    private void emit(int number) {
        ApplicationEventPublisher publisher = context;
        transactions.executeWithoutResult(_ -> {
            try {
                onConnection(connection -> Rows.business(connection, number));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            publisher.publishEvent(Ordered.numbered(number));
        });
    }

    @Override
    public void close() {
        context.close();
    }
}
