package benchmarks.delivery;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// One contender, for [Child].
@Command(name = "player", hidden = true, description = "Plays for ./unisono bench delivery.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class PlayerCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0")
    private Contender contender;

    @Parameters(index = "1")
    private String url;

    @Parameters(index = "2")
    private String user;

    @Parameters(index = "3")
    private long postmaster;

    @Override
    public Integer call() throws Exception {
        var place = new Place(url, user, System.getenv(Child.PASSWORD));
        var questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var player = contender.open(place)) {
            var watch = new Watch(new ServerCpu(postmaster));
            for (var line = questions.readLine(); line != null; line = questions.readLine()) {
                answer(answer(player, watch, line.split(" ", -1)));
            }
        }
        return 0;
    }

    private static List<Long> answer(Player player, Watch watch, String[] words) throws Exception {
        return switch (words[0]) {
            case "play" -> {
                player.play(Way.valueOf(words[1]), Integer.parseInt(words[2]), watch);
                yield watch.round().numbers();
            }
            case "emit-slowly" -> player.emitSlowly(Integer.parseInt(words[1]));
            case "heard" -> player.heard();
            default -> List.of();
        };
    }

    private void answer(List<Long> numbers) {
        var out = command.commandLine().getOut();
        out.println(
                numbers.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ", Child.ANSWER, "")));
        out.flush();
    }
}
