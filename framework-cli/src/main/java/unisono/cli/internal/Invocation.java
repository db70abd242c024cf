package unisono.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import unisono.cli.Boot;
import unisono.cli.ExitCode;
import unisono.cli.Variable;

/// One call of the program, in its surroundings.
public final class Invocation {
    private final Map<String, String> environment;
    private final Supplier<List<Variable>> variables;
    private final ResultStream results;
    private final PrintWriter out;
    private final PrintWriter err;

    /// Takes what a test may want to replace.
    public Invocation(Map<String, String> environment, OutputStream out, OutputStream err) {
        this(environment, List::of, out, err);
    }

    /// Takes the variables that the modules read, too.
    public Invocation(
            Map<String, String> environment,
            Supplier<List<Variable>> variables,
            OutputStream out,
            OutputStream err) {
        this.environment = environment;
        this.variables = variables;
        this.results = new ResultStream(out);
        this.out = writer(results);
        this.err = writer(err);
    }

    /// UTF-8 whatever the locale: JSON has to be, and the terminals of containers without a locale
    /// are.
    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /// Runs a command and answers its exit code.
    ///
    /// @param contributed asked here, so that a broken module is told like any other failure
    public int run(
            String name, Boot boot, Supplier<List<Object>> contributed, List<String> arguments) {
        var failures = new Failures(name);
        try {
            var line =
                    new Program(environment, boot, variables.get())
                            .commandLine(name, contributed.get());
            int code =
                    line.setOut(out)
                            .setErr(err)
                            .setParameterExceptionHandler(failures)
                            .setExecutionExceptionHandler(failures)
                            .execute(arguments.toArray(String[]::new));
            out.flush();
            var failure = results.failure();
            return failure == null ? code : unwritten(name, failure);
        } catch (RuntimeException | Error e) {
            failures.say(err, e);
            return ExitCode.FAILED.number();
        }
    }

    private int unwritten(String name, IOException failure) {
        err.println(name + ": the result could not be written: " + failure.getMessage());
        return ExitCode.FAILED.number();
    }
}
