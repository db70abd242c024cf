package unisono.cli.internal;

/// What can be configured, and by which names.
enum Setting {
    JDBC_URL(
            "UNISONO_JDBC_URL",
            "--jdbc-url",
            "URL",
            "PostgreSQL to use instead of the embedded one: jdbc:postgresql://HOST/DATABASE"),
    JDBC_USER(
            "UNISONO_JDBC_USER",
            "--jdbc-user",
            "USER",
            "its user; by default the user of the operating system"),
    JDBC_PASSWORD(
            "UNISONO_JDBC_PASSWORD",
            "",
            "PASSWORD",
            "its password; no option, since any user may read all command lines"),
    DATA("UNISONO_DATA", "--data", "DIRECTORY", "where the embedded database is; by default %s"),
    HOST(
            "UNISONO_HOST",
            "--host",
            "HOST",
            "for launch: address to listen on; by default 127.0.0.1, for this machine only"),
    PORT(
            "UNISONO_PORT",
            "--port",
            "PORT",
            "for launch: port to listen on, 0 for any free one; by default 8080"),
    METRICS(
            "UNISONO_METRICS",
            "",
            "on|off",
            "for launch: whether GET /metrics tells metrics; by default off, on with a token"),
    METRICS_TOKEN(
            "UNISONO_METRICS_TOKEN",
            "",
            "TOKEN",
            "for launch: what a client of /metrics needs, as a bearer token"),
    LOG_KEPT(
            "UNISONO_LOG_KEPT",
            "",
            "DURATION",
            "for launch: how long events are kept, such as 400d; by default for ever"),
    JAVA_OPTS(
            "UNISONO_JAVA_OPTS",
            "",
            "OPTIONS",
            "options for the java that the script ./unisono starts, separated by blanks");

    private final String variable;
    private final String option;
    private final String label;
    private final String description;

    Setting(String variable, String option, String label, String description) {
        this.variable = variable;
        this.option = option;
        this.label = label;
        this.description = description;
    }

    String variable() {
        return variable;
    }

    /// Empty where there is none.
    String option() {
        return option;
    }

    String label() {
        return label;
    }

    String description(String dataDirectory) {
        return description.formatted(dataDirectory);
    }
}
