package house;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What no file may hold, whatever it is written in.
final class TextRules {
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO[D]O|FIX[M]E|X[X]X)\\b");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.>*}])/(work|root|home/(?!ann\\b)\\w+|Users/\\w+)/\\S*");
    private static final Pattern ADDRESS =
            Pattern.compile("\\b(https?|ftp|git)://([\\w.-]+|\\[[^]]*])[^\\s\"<>)`]*");
    private static final Pattern PRINTING =
            Pattern.compile("\\bSystem\\.(out|err)\\.|\\.printStackTrace\\(\\)");
    private static final Pattern BAD_SPACE =
            Pattern.compile("\t|\r|[ ]+$|[^\n]\\z", Pattern.MULTILINE);

    /// Pages to read, and names that lead nowhere; nothing is fetched from any of them.
    private static final Set<String> READING =
            Set.of(
                    "creativecommons.org",
                    "doi.org",
                    "keepachangelog.com",
                    "maven.apache.org",
                    "semver.org",
                    "www.apache.org",
                    "www.postgresql.org",
                    "www.w3.org");

    private static final Pattern NOWHERE =
            Pattern.compile("localhost|127\\.0\\.0\\.1|\\[.*]|.*\\.example|[%\\\\].*");

    private TextRules() {}

    static Stream<String> unfinished(Page page) {
        return found(UNFINISHED, page)
                .map(match ->
                        "%s %s promises work that nobody sees. Do it, or open an issue."
                                .formatted(page.at(match.start()), match.group()));
    }

    static Stream<String> machinePaths(Page page) {
        return found(MACHINE_PATH, page)
                .map(match ->
                        "%s %s is a path of one machine. Say it relative to the checkout."
                                .formatted(page.at(match.start()), match.group()));
    }

    static Stream<String> addresses(Page page) {
        return found(ADDRESS, page)
                .filter(match -> !READING.contains(match.group(2)))
                .filter(match -> !NOWHERE.matcher(match.group(2)).matches())
                .map(match ->
                        "%s %s is no page that this house refers to. What is fetched comes through Maven; a page to read is added to TextRules."
                                .formatted(page.at(match.start()), match.group()));
    }

    /// The Java files are the formatter's.
    static Stream<String> spaces(Page page) {
        return found(BAD_SPACE, page)
                .map(match ->
                        "%s has a tab, a carriage return, blanks at the end of a line, or no line end at the end of the file. Run mvn spotless:apply."
                                .formatted(page.at(match.start())));
    }

    static Stream<String> printing(Source source) {
        return source.isTest()
                ? Stream.of()
                : found(PRINTING, source.page())
                        .map(match ->
                                "%s %s goes past the log and past whoever reads the output. Log it, or print through Output."
                                        .formatted(source.page().at(match.start()), match.group()));
    }

    private static Stream<MatchResult> found(Pattern pattern, Page page) {
        return pattern.matcher(page.text()).results();
    }
}
