package unisono.postgres.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.postgres.PostgresException;

/// Makes the data directory, aside, and moves it to its place when it is whole: whoever is killed
/// meanwhile leaves a directory that the next one removes.
record Cluster(ServerHome home, Binaries binaries, ServerAccount account, boolean durable) {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    void ensure() throws IOException {
        removeLeftovers();
        if (Files.exists(home.data())) {
            checkVersion();
        } else {
            initialise();
        }
    }

    private void checkVersion() throws IOException {
        var file = home.data().resolve("PG_VERSION");
        var found = Files.exists(file) ? Files.readString(file).strip() : "an unknown version";
        if (!found.equals(Binaries.majorVersion())) {
            throw new PostgresException(
                    """
                    %s holds a database of PostgreSQL %s, and this is %s. Carry it over with \
                    pg_dump and pg_restore, or choose another directory with UNISONO_DATA.\
                    """
                            .formatted(home.data(), found, Binaries.majorVersion()));
        }
    }

    private void removeLeftovers() throws IOException {
        try (var names = Files.newDirectoryStream(home.directory(), "{data-new,draft}-*")) {
            for (var leftover : names) {
                Trees.delete(leftover);
            }
        }
    }

    private void initialise() throws IOException {
        LOG.info("Making a PostgreSQL database in {}", home.data());
        var logStart = ServerLog.size(home.log());
        var aside = home.createPrivateDirectory(home.fresh("data-new-"));
        account.own(aside);
        home.password();
        run(Command.logged(account.command(initdb(aside)), home.log()), logStart);
        createDatabase(aside, logStart);
        Files.move(aside, home.data(), StandardCopyOption.ATOMIC_MOVE);
        home.force();
    }

    /// The locale is PostgreSQL's own, so that an index sorts the same on every machine.
    private List<String> initdb(Path data) {
        var words =
                new ArrayList<>(
                        List.of(
                                binaries.program("initdb").toString(),
                                "--pgdata=" + data,
                                "--username=postgres",
                                "--pwfile=" + home.passwordFile(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--no-instructions"));
        if (!durable) {
            words.add("--no-sync");
        }
        return words;
    }

    /// In single-user mode the server reads statements from its input, where, unlike in a list of
    /// processes, a password is nobody else's business. The role that applications use is not the
    /// superuser: what they are made to execute must not reach the files of the machine.
    private void createDatabase(Path data, long logStart) throws IOException {
        var statements = home.fresh("draft-");
        home.replace(
                statements,
                """
                CREATE ROLE unisono LOGIN CREATEDB PASSWORD '%s'
                CREATE DATABASE unisono OWNER unisono
                """
                        .formatted(home.password().replace("'", "''")));
        var words = account.command(singleUser(data));
        try {
            run(Command.logged(words, home.log()).reading(statements), logStart);
        } finally {
            Files.delete(statements);
        }
    }

    /// It must not go on after an error, nor write the statement to the log.
    private List<String> singleUser(Path data) {
        return List.of(
                binaries.program("postgres").toString(),
                "--single",
                "-D",
                data.toString(),
                "-c",
                "fsync=" + durable,
                "-c",
                "exit_on_error=on",
                "-c",
                "log_min_error_statement=panic",
                "-c",
                "log_checkpoints=off",
                "postgres");
    }

    private void run(Command command, long logStart) throws IOException {
        if (!command.succeeds()) {
            throw new PostgresException(
                    "PostgreSQL could not make its database in %s:\n%s"
                            .formatted(home.data(), ServerLog.since(home.log(), logStart)));
        }
    }
}
