package unisono.cli.internal;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.ProvisionException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/// Finds in a chain of exceptions the outermost one that has something to say.
final class Cause {
    /// Whatever somebody put into a URL does not come out in a message.
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&\\s\"']+");

    private Cause() {}

    static String of(Throwable e) {
        var said = e;
        while (said.getCause() != null && (isWrapper(said) || isSilent(said))) {
            said = said.getCause();
        }
        return masked(text(said));
    }

    static String masked(String text) {
        return PASSWORD.matcher(text).replaceAll("$1***");
    }

    private static boolean isWrapper(Throwable e) {
        return switch (e) {
            case ExecutionException _, CompletionException _, InvocationTargetException _ -> true;
            case ProvisionException _, CreationException _, ConfigurationException _ -> true;
            default -> false;
        };
    }

    /// An exception that was given only its cause repeats it with the name of its class.
    private static boolean isSilent(Throwable e) {
        var message = e.getMessage();
        return message == null || message.isBlank() || message.equals(String.valueOf(e.getCause()));
    }

    private static String text(Throwable e) {
        var message = e.getMessage();
        if (e instanceof NoSuchFileException) {
            return "there is no file " + message + ".";
        }
        if (message == null || message.isBlank()) {
            return e.getClass().getSimpleName() + " without a message; --stacktrace shows where.";
        }
        // The JDK's messages are often only the name of what could not be had.
        boolean bare = e instanceof FileSystemException || !message.strip().contains(" ");
        return bare ? e.getClass().getSimpleName() + ": " + message : message;
    }
}
