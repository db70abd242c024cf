package app.launch;

import java.util.List;

/// What a shop that was just started says of itself.
///
/// @param listening the address of its HTTP server
/// @param modules in module order
/// @param data where its data are: a directory, or the URL of a database
record LaunchReport(String listening, List<String> modules, String data) {
    LaunchReport {
        modules = List.copyOf(modules);
    }

    String text() {
        return """
        Listening on %s
        Modules:     %s
        Data:        %s
        """
                .formatted(listening, String.join(", ", modules), data);
    }
}
