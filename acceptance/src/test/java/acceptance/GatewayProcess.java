package acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A payment gateway that somebody else runs, can be killed, and comes back at the same place.
final class GatewayProcess {
    private final Shop shop;
    private final Path journal;
    private final List<String> faults;
    private Program program;
    private String address;

    private GatewayProcess(Shop shop, Path journal, List<String> faults) throws Exception {
        this.shop = shop;
        this.journal = journal;
        this.faults = faults;
        this.program = started(0);
        this.address = addressOf(program);
    }

    /// @param faults options of `gateway run`
    static GatewayProcess start(Shop shop, Path journal, String... faults) throws Exception {
        return new GatewayProcess(shop, journal, List.of(faults));
    }

    private Program started(int port) throws Exception {
        var words = new ArrayList<>(List.of("gateway", "run", "-o", "json"));
        words.addAll(List.of("--listen", String.valueOf(port), "--journal", journal.toString()));
        words.addAll(faults);
        return shop.start(words.toArray(String[]::new));
    }

    private static String addressOf(Program program) throws Exception {
        var said = program.awaitOut("}");
        return JsonMapper.shared().readTree(said).path("listening").asString();
    }

    /// What a shop has to be told.
    Map<String, String> variables() {
        return Map.of("UNISONO_DATA", shop.data().toString(), "UNISONO_GATEWAY_URL", address);
    }

    /// Kills it, and starts it again.
    void crash() throws Exception {
        program.signal("KILL");
        program.end();
        program = started(Integer.parseInt(address.replaceFirst(".*:", "")));
        address = addressOf(program);
    }

    /// How many keys it has settled.
    long settled() throws Exception {
        return lines().size();
    }

    /// What it wrote into its journal.
    List<String> lines() throws Exception {
        return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
    }
}
