package unisono.cli.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import unisono.cli.Configuration.Embedded;
import unisono.cli.Configuration.External;
import unisono.cli.ConfigurationException;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.postgres.EmbeddedPostgres;

@Command(
        name = "run",
        description = {
            "Runs the embedded database alone, until it is interrupted.",
            "Others that use the database meanwhile keep it running when this ends."
        },
        footer = {"", "Example: unisono db run --data /srv/shop"})
final class RunDatabase implements Callable<Integer> {
    @Mixin private final Output output = new Output();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("This command was not called by the command line.");
        }
        var embedded = embedded(Root.of(spec));
        try (var _ = Interruption.ofThisThread();
                var server = EmbeddedPostgres.join(embedded.directory())) {
            print(server);
            new CountDownLatch(1).await();
            throw new IllegalStateException("Nobody counts this latch down.");
        }
    }

    private static Embedded embedded(Root root) {
        return switch (root.configuration().database()) {
            case Embedded it -> it;
            case External _ ->
                    throw new ConfigurationException(
                            "A JDBC URL is configured, so somebody else runs the database. Take"
                                    + " UNISONO_JDBC_URL and --jdbc-url away to run the embedded"
                                    + " one, or say --data.");
        };
    }

    private void print(EmbeddedPostgres server) {
        var place = new Place(server.jdbcUrl(), server.user(), server.directory().toString());
        var table = Table.of("URL", "USER", "DIRECTORY");
        output.print(place, table.row(place.url(), place.user(), place.directory()));
    }

    /// Without the password: it is in a file of the directory, for those who may read it.
    record Place(String url, String user, String directory) {}
}
