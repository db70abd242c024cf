package unisono.web.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import unisono.web.Page;
import unisono.web.Problem;
import unisono.web.ProblemException;

/// The parameters of an address, in order.
final class Query {
    private static final int AFTER_LENGTH_MAX = 200;

    private final String path;
    private final String raw;
    private final List<Parameter> parameters = new ArrayList<>();

    private record Parameter(String name, String value, String raw) {}

    /// @param path not decoded
    /// @param raw what follows the question mark, not decoded
    Query(String path, String raw) {
        this.path = path;
        this.raw = raw;
        for (var pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                parameters.add(parameter(pair));
            }
        }
    }

    /// As it came.
    String raw() {
        return raw;
    }

    Optional<String> value(String name) {
        var values = parameters.stream().filter(p -> p.name().equals(name)).toList();
        if (values.size() > 1) {
            throw wrong(
                    "The parameter %s is given %d times. Give it once."
                            .formatted(name, values.size()));
        }
        return values.stream().findFirst().map(Parameter::value);
    }

    Page page() {
        return new Page(limit(), after(), this::next);
    }

    private int limit() {
        var limit = value("limit").orElse(String.valueOf(Page.LIMIT_DEFAULT));
        if (!limit.matches("[0-9]{1,3}")
                || Integer.parseInt(limit) < 1
                || Integer.parseInt(limit) > Page.LIMIT_MAX) {
            throw wrong(
                    "The parameter limit is a whole number from 1 to %d."
                            .formatted(Page.LIMIT_MAX));
        }
        return Integer.parseInt(limit);
    }

    private @Nullable String after() {
        var after = value("after").orElse(null);
        if (after != null && (after.isEmpty() || after.length() > AFTER_LENGTH_MAX)) {
            throw wrong(
                    "The parameter after comes from the Link of the page before."
                            + " Do not change it.");
        }
        return after;
    }

    private String next(String after) {
        var others =
                parameters.stream()
                        .filter(p -> !p.name().equals("after"))
                        .map(p -> p.raw() + "&")
                        .collect(Collectors.joining());
        var encoded = URLEncoder.encode(after, StandardCharsets.UTF_8).replace("+", "%20");
        return "%s?%safter=%s".formatted(path, others, encoded);
    }

    private static Parameter parameter(String pair) {
        int at = pair.indexOf('=');
        var name = at < 0 ? pair : pair.substring(0, at);
        var value = at < 0 ? "" : pair.substring(at + 1);
        return new Parameter(decode(name), decode(value), pair);
    }

    private static String decode(String raw) {
        return PercentEncoding.decode(raw.replace('+', ' ')); // as forms encode
    }

    private static ProblemException wrong(String detail) {
        return new ProblemException(Problem.of(400, detail));
    }
}
