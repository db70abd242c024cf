package unisono.cli.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import unisono.cli.ConfigurationException;
import unisono.cli.ExitCode;

/// Tells the user what went wrong, in one line that begins with the program's name.
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final String program;

    Failures(String program) {
        this.program = program;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        var line = e.getCommandLine();
        var command = line.getCommandSpec().qualifiedName();
        say(line.getErr(), message(e));
        UnmatchedArgumentException.printSuggestions(e, line.getErr());
        line.getErr().println("Try: " + command + " --help");
        return ExitCode.WRONG_USAGE.number();
    }

    private static String message(ParameterException e) {
        var line = e.getCommandLine();
        boolean group = !line.getSubcommands().isEmpty();
        if (group && e instanceof UnmatchedArgumentException it && !it.isUnknownOption()) {
            return "there is no command \"" + it.getUnmatched().getFirst() + "\".";
        }
        if (String.valueOf(e.getMessage()).startsWith("Missing required subcommand")) {
            var commands = String.join(", ", line.getSubcommands().keySet());
            return "say which command: " + commands + ".";
        }
        return String.valueOf(e.getMessage());
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof InterruptedException) {
            // The user knows, and the shell learns it from the signal's own exit code.
            return ExitCode.FAILED.number();
        }
        if (e instanceof ConfigurationException) {
            say(line.getErr(), String.valueOf(e.getMessage()));
            return ExitCode.WRONG_USAGE.number();
        }
        say(line.getErr(), e);
        if (Root.of(line.getCommandSpec()).stacktrace()) {
            line.getErr().print(stackTrace(e));
            line.getErr().flush();
        }
        return ExitCode.FAILED.number();
    }

    private static String stackTrace(Exception e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return Cause.masked(text.toString());
    }

    void say(PrintWriter err, Throwable e) {
        say(err, Cause.of(e));
    }

    private void say(PrintWriter err, String message) {
        err.println(program + ": " + message);
    }
}
