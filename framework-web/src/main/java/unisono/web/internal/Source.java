package unisono.web.internal;

import java.lang.StackWalker.StackFrame;

/// Where in the application's sources a route was registered: what an error message points to.
final class Source {
    private static final StackWalker STACK = StackWalker.getInstance();

    private Source() {}

    static String ofCaller() {
        return STACK.walk(frames ->
                frames.filter(f -> !f.getClassName().startsWith(RouteBook.class.getName()))
                        .filter(f -> !f.getClassName().equals(Source.class.getName()))
                        .findFirst()
                        .map(Source::fileAndLine)
                        .orElse("unknown"));
    }

    private static String fileAndLine(StackFrame frame) {
        return "%s:%d".formatted(frame.getFileName(), frame.getLineNumber());
    }
}
