package unisono.web;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import unisono.web.internal.Phrases;

/// A problem as clients are told it: RFC 9457, Problem Details for HTTP APIs.
///
/// @param type what kind of problem it is; `about:blank` when the status says it all
/// @param title the kind in words, the same for every occurrence
/// @param status 400 to 599
/// @param detail this occurrence, in one to three sentences, and how to mend it
/// @param instance this occurrence, or null
/// @param members what else a program may want to know; anything that JSON can say
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable URI instance,
        Map<String, Object> members) {

    private static final URI BLANK = URI.create("about:blank");
    private static final Set<String> TAKEN =
            Set.of("type", "title", "status", "detail", "instance");

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException(
                    "%d is no status of a problem. Use 400 to 599.".formatted(status));
        }
        if (!Collections.disjoint(members.keySet(), TAKEN)) {
            throw new IllegalArgumentException(
                    "The members type, title, status, detail and instance are RFC 9457's own.");
        }
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// A problem of no special type, whose title is the phrase of its status.
    public static Problem of(int status, String detail) {
        return new Problem(BLANK, Phrases.of(status), status, detail, null, Map.of());
    }

    /// Returns this problem as one of a type of its own.
    public Problem type(URI type, String title) {
        return new Problem(type, title, status, detail, instance, members);
    }

    /// Returns this problem with the name of its occurrence.
    public Problem instance(URI instance) {
        return new Problem(type, title, status, detail, instance, members);
    }

    /// Returns this problem with one member more, or with another value of it.
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, title, status, detail, instance, more);
    }

    /// Returns the JSON object to send, in the order of the RFC; `about:blank` goes without saying.
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        if (!type.equals(BLANK)) {
            json.put("type", type.toString());
        }
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        if (instance != null) {
            json.put("instance", instance.toString());
        }
        json.putAll(members);
        return json;
    }
}
