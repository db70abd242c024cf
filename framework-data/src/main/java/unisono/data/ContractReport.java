package unisono.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What came of comparing the code with a lock file ([EventContract]).
///
/// @param broken what the code may not do to what is stored: mended in the code
/// @param changes what it may do, and the file does not say yet: the file is written anew
/// @param unproven samples that a record refuses: mended in the file, by hand
/// @param lock the text that the file should have; as it was, where something is broken
public record ContractReport(
        List<String> broken, List<String> changes, List<String> unproven, String lock) {
    public ContractReport {
        broken = List.copyOf(broken);
        changes = List.copyOf(changes);
        unproven = List.copyOf(unproven);
    }

    /// Whether the file says what the code does.
    public boolean fits() {
        return broken.isEmpty() && changes.isEmpty() && unproven.isEmpty();
    }

    /// All that was found, numbered, for people; nothing when it fits.
    public String findings() {
        var all = new ArrayList<>(broken);
        all.addAll(unproven);
        all.addAll(changes);
        return IntStream.range(0, all.size())
                .mapToObj(i -> "%d. %s\n".formatted(i + 1, all.get(i).indent(3).strip()))
                .collect(Collectors.joining());
    }

    /// The findings; and what to do when all of them are allowed.
    @Override
    public String toString() {
        boolean harmless = broken.isEmpty() && unproven.isEmpty() && !changes.isEmpty();
        return findings()
                + (harmless ? "All of this is allowed: write it with events lock.\n" : "");
    }
}
