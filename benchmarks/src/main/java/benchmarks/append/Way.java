package benchmarks.append;

import benchmarks.Named;
import unisono.data.internal.log.LogWriter;

/// How rows get into a log. Each is one statement that takes the columns as arrays, and one
/// transaction.
enum Way implements Named {
    INSERT(
            "plain insert",
            """
            insert into plain.event (position, time, id, correlation, version, name, module, emitter, payload, key, cause,
                                     actor, tenant, traceparent)
            select nextval('plain.position'), e.time, e.id, e.correlation, e.version, e.name, e.module, e.emitter,
                   e.payload, e.key, e.cause, e.actor, e.tenant, e.traceparent
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                   as e (time, id, correlation, version, name, module, emitter, payload, key, cause, actor, tenant,
                         traceparent)
            """),
    LOG("what the framework sends", LogWriter.APPEND),
    FUNCTION(
            "the function unisono.append",
            "select unisono.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    UNLOCKED(
            "that function, without its lock",
            "select plain.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private final String words;
    private final String sql;

    Way(String words, String sql) {
        this.words = words;
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    @Override
    public String words() {
        return words;
    }
}
