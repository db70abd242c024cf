package crash.run;

import java.util.Locale;

/// What can be broken.
enum Kind {
    KILL_NODE("kill -9 of a node, which comes back", On.NODE),
    STOP_NODE("SIGSTOP of a node past its lease, then SIGCONT", On.NODE),
    LEAVE("a node stops in order, and comes back", On.NODE),
    CLOCK_JUMP("the node's clock jumps", On.NODE),
    CUT("connections are reset", On.LINE),
    FREEZE("nothing passes for a while, then everything", On.LINE),
    HALF_OPEN("nothing passes for a while, then connections are reset", On.LINE),
    REFUSE("connections are reset, and none are taken for a while", On.LINE),
    LOSE_ANSWER("the answer to one request is lost, and its connection", On.LINE),
    KILL_POSTMASTER("kill -9 of PostgreSQL", On.DATABASE),
    KILL_BACKEND("kill -9 of one process of PostgreSQL, which then restarts", On.DATABASE),
    KILL_DB_RUN("kill -9 of db run, PostgreSQL's last user", On.DATABASE),
    FULL_DISK("the disk of PostgreSQL is full for a while", On.DATABASE);

    private final String what;
    private final On on;

    /// On what.
    enum On {
        NODE,
        LINE,
        DATABASE
    }

    Kind(String what, On on) {
        this.what = what;
        this.on = on;
    }

    String what() {
        return what;
    }

    On on() {
        return on;
    }

    /// As options and histories have it.
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
