package unisono.cli.internal.doctor;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.doctor.Finding.Level;

@Command(
        name = "doctor",
        description = {
            "Looks for what needs a person.",
            "That are dead deliveries, listeners that nobody knows or runs, what they lost, and who holds them back;",
            "replays that stopped, and planned emissions that failed, or that nobody emits; projections that stand still.",
            "The exit code is 1 if there is an error, which a monitor may ask for."
        },
        footer = {"", "Example: unisono doctor -o json"})
public final class Examine extends ApplicationCommand<Doctor> {
    @Mixin private final Output output = new Output();

    /// Made for the command line.
    public Examine() {
        super(Doctor.class);
    }

    @Override
    protected ExitCode run(Doctor doctor) {
        var findings = doctor.examine();
        output.print(findings.stream().map(Line::of).toList(), text(findings));
        return findings.stream().anyMatch(it -> it.level() == Level.ERROR)
                ? ExitCode.FAILED
                : ExitCode.DONE;
    }

    private static String text(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "Nothing is wrong.\n";
        }
        var text = new StringBuilder();
        for (var it : findings) {
            text.append(
                    "%-7s  %s\n         %s\n"
                            .formatted(
                                    Line.of(it).level.toUpperCase(Locale.ROOT),
                                    it.what(),
                                    it.advice()));
        }
        return text.toString();
    }

    /// What scripts read.
    record Line(String level, String what, String advice) {
        static Line of(Finding it) {
            return new Line(it.level().name().toLowerCase(Locale.ROOT), it.what(), it.advice());
        }
    }
}
