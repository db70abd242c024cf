package acceptance;

import java.net.URI;
import tools.jackson.databind.json.JsonMapper;

/// A shop that is open.
record Launched(Program program, Client client) implements AutoCloseable {
    /// @param document what the program says of itself
    static Launched of(Program program, String document) {
        var address = JsonMapper.shared().readTree(document).path("listening").asString();
        return new Launched(program, new Client(URI.create(address)));
    }

    /// Ends it as `kill -9` does.
    @Override
    public void close() {
        program.close();
    }
}
