package unisono.commands.middleware;

import org.slf4j.MDC;
import unisono.commands.CommandMiddleware;
import unisono.commands.Handling;

/// Says in SLF4J's MDC which `command` is being done (`payment.capture`), so that every line that
/// its handler logs can tell. Afterwards the MDC is as it was before.
public final class CommandDiagnostics implements CommandMiddleware {
    private static final String COMMAND = "command";

    /// Says the command.
    public CommandDiagnostics() {}

    @Override
    public <C, R> R around(Handling<C, R> handling, Next<C, R> next) throws Exception {
        var before = MDC.get(COMMAND);
        MDC.put(COMMAND, handling.name().text());
        try {
            return next.proceed();
        } finally {
            if (before == null) {
                MDC.remove(COMMAND);
            } else {
                MDC.put(COMMAND, before);
            }
        }
    }
}
