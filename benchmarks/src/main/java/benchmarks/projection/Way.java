package benchmarks.projection;

import benchmarks.Named;
import java.sql.SQLException;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/// What is done with the whole log.
enum Way implements Named {
    SELECT("plain select and JSON") {
        @Override
        long run(Store store) throws SQLException {
            return read(store);
        }
    },
    CATCH_UP("a node catches up") {
        @Override
        long run(Store store) throws SQLException {
            store.projections().start();
            store.projections().await(Spending.NAME, store.projections().token(), LIMIT);
            return store.folded();
        }

        @Override
        void after(Store store) throws SQLException {
            store.projections().stop(LIMIT);
            store.forget();
        }
    },
    REBUILD("a rebuild beside the live one") {
        @Override
        void before(Store store) {
            store.projections().start();
            store.projections().await(Spending.NAME, store.projections().token(), LIMIT);
            store.projections().stop(LIMIT);
        }

        @Override
        long run(Store store) throws SQLException {
            store.projections().rebuild(Spending.NAME);
            store.projections().swap(Spending.NAME);
            return store.folded();
        }

        @Override
        void after(Store store) throws SQLException {
            store.projections().dropOld(Spending.NAME);
            store.forget();
        }
    };

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int PAGE = 5_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final String words;

    Way(String words) {
        this.words = words;
    }

    /// What is not measured.
    void before(Store store) {}

    /// @return how many events it has come to
    abstract long run(Store store) throws SQLException;

    /// What is not measured.
    void after(Store store) throws SQLException {}

    @Override
    public String words() {
        return words;
    }

    /// As whoever wants the same columns would by hand, in pages.
    private static long read(Store store) throws SQLException {
        long read = 0;
        try (var connection = store.connect();
                var select =
                        connection.prepareStatement(
                                """
                                select position, id, time, key, payload from unisono.event
                                 where position > ? order by position limit ?
                                """)) {
            long after = 0;
            int page;
            do {
                page = 0;
                select.setLong(1, after);
                select.setInt(2, PAGE);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        after = rows.getLong(1);
                        var sold = JSON.readValue(rows.getBytes(5), Sold.class);
                        page += sold.cents() >= 0 && !rows.getString(4).isEmpty() ? 1 : 0;
                    }
                }
                read += page;
            } while (page == PAGE);
        }
        return read;
    }
}
