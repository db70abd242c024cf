package benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all benchmarks are told: how thoroughly to measure, and where the findings go. The table
/// goes to stdout, what is being measured to stderr.
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class RunOptions {
    @Option(names = "--quick", description = "one short fork each: the order of magnitude")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures there, too")
    private @Nullable Path json;

    @Option(
            names = "--markdown",
            paramLabel = "PAGE",
            description = "replace the tables in this page, too, such as docs/performance.md")
    private @Nullable Path markdown;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /// Something to be measured.
    public interface Measuring {
        void run() throws Exception;
    }

    public Effort effort() {
        return quick ? Effort.QUICK : Effort.FULL;
    }

    /// Those whose name begins with one of these.
    public <N extends Named> List<N> chosen(List<String> beginnings, N[] all) {
        for (var beginning : beginnings) {
            if (Arrays.stream(all).noneMatch(one -> one.key().startsWith(beginning))) {
                throw wrong(
                        "no system's name begins with \"%s\". There are: %s."
                                .formatted(beginning, String.join(", ", Named.keys(all))));
            }
        }
        return Arrays.stream(all)
                .filter(one -> beginnings.stream().anyMatch(one.key()::startsWith))
                .toList();
    }

    /// Announces what is to come. Also tries the files: half an hour later is too late to hear that
    /// they cannot be written.
    public void begin(String announcement) {
        if (json != null) {
            write(json, "");
        }
        if (markdown != null) {
            var page = page(markdown);
            inFile(markdown, page::check);
        }
        say(announcement);
    }

    /// Measures, and says so. One that fails takes nothing from the others.
    public boolean measure(Named named, Measuring measuring) {
        say("%s …".formatted(named.words()));
        try {
            measuring.run();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            var cause = e.getCause() == null ? e : e.getCause();
            say("%s failed: %s".formatted(named.words(), cause));
            return false;
        }
    }

    public void print(Findings findings) {
        if (json != null) {
            write(json, findings.json());
        }
        if (markdown != null) {
            var page = page(markdown);
            inFile(markdown, () -> page.replace(conditions() + "\n" + findings.markdown() + "\n"));
        }
        var out = command.commandLine().getOut();
        out.print(findings);
        out.flush();
    }

    /// Refuses an option.
    public ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private String conditions() {
        return "Measured on %s with JDK %s and %d processors, %d JVM(s) for each figure.\n"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        effort().forks());
    }

    private Page page(Path file) {
        return new Page(file, command.name());
    }

    private void write(Path file, String document) {
        inFile(file, () -> Files.writeString(file, document));
    }

    private void inFile(Path file, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw wrong("%s cannot be written: %s.".formatted(file, e));
        }
    }

    /// Tells whoever waits what is being done.
    public void say(String words) {
        var err = command.commandLine().getErr();
        err.println(words);
        err.flush();
    }

    private interface Writing {
        void run() throws IOException;
    }
}
