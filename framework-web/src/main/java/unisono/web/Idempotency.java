package unisono.web;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets a route do once what a client may ask more than once, because it did not hear the answer:
/// the header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) names the request.
///
/// The endpoint runs in one transaction, and the note that it was done, with its answer, is a part
/// of it. A repetition is answered with the same status, headers and body, and does nothing. What
/// fails with an exception, or answers 500 and above, is rolled back and not noted: a repetition
/// tries again.
///
/// | | |
/// |---|---|
/// | no key where one is required, or one that is none | 400 |
/// | the key of another request: another path, query or body | 422 |
/// | the key of a request that is just being answered | 409, `Retry-After: 1` |
///
/// A key is that of one route, tenant and actor, has 1 to 255 visible characters, in quotes or not,
/// and is known for [unisono.data.Inbox#KEPT]. An answer has at most
/// [unisono.data.Inbox#ANSWER_MAX] characters. Immutable.
public final class Idempotency {
    /// Every request needs a key.
    public static final Idempotency REQUIRED = new Idempotency(true, null);

    /// A request without a key is done as often as it comes.
    public static final Idempotency OPTIONAL = new Idempotency(false, null);

    private final boolean required;
    private final @Nullable Function<Request, String> actor;

    private Idempotency(boolean required, @Nullable Function<Request, String> actor) {
        this.required = required;
        this.actor = actor;
    }

    /// Says who asks, where [unisono.events.Origin] does not know it: keys of one are no keys of
    /// another, who would otherwise be told the answer that was not for him.
    ///
    /// @param who 1 to 200 characters
    public Idempotency by(Function<Request, String> who) {
        return new Idempotency(required, who);
    }

    /// Whether every request needs a key.
    public boolean isRequired() {
        return required;
    }

    /// Who asks, if that was said how.
    public Optional<String> actor(Request request) {
        return Optional.ofNullable(actor).map(who -> who.apply(request));
    }
}
