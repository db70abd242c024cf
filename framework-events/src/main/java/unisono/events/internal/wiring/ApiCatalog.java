package unisono.events.internal.wiring;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import unisono.events.MessageName;
import unisono.events.ModuleApi;

/// Every event name of the application, and the API that declares it. Read by any thread, written
/// by one at a time.
public final class ApiCatalog {
    private final @Nullable ApiCatalog base;
    private final Map<MessageName<?>, Class<?>> apiOf = new ConcurrentHashMap<>();
    private final Map<String, MessageName<?>> byText = new ConcurrentHashMap<>();
    private final Set<Class<?>> read = ConcurrentHashMap.newKeySet();
    private final Set<Class<?>> unreadable = ConcurrentHashMap.newKeySet();

    ApiCatalog() {
        this(null);
    }

    private ApiCatalog(@Nullable ApiCatalog base) {
        this.base = base;
    }

    /// What would be, were more read: this one knows nothing of it until it accepts the trial.
    ApiCatalog trial() {
        return new ApiCatalog(this);
    }

    /// Takes over what a trial of this one read. Trials come one after the other.
    void accept(ApiCatalog trial) {
        apiOf.putAll(trial.apiOf);
        byText.putAll(trial.byText);
        read.addAll(trial.read);
        unreadable.addAll(trial.unreadable);
    }

    /// Whether an event is a constant of an API. Of one that cannot be read, which is reported,
    /// everything is believed.
    boolean declares(Class<?> api, MessageName<?> event) {
        return isUnreadable(api) || api(event).filter(api::equals).isPresent();
    }

    /// Reads the constants of an API, once.
    void read(Class<? extends ModuleApi> api, Problems problems) {
        if (!isRead(api) && read.add(api)) {
            try {
                readConstants(api, problems);
            } catch (IllegalAccessException e) {
                unreadable.add(api);
                problems.add(
                        "The events of %s cannot be read: the interface must be public, in a package that its module exports."
                                .formatted(api.getName()));
            } catch (LinkageError e) {
                unreadable.add(api);
                problems.add(
                        "The events of %s cannot be read: %s"
                                .formatted(api.getName(), e.getCause() == null ? e : e.getCause()));
            }
        }
    }

    /// The API that declares an event; empty for an event of an emitter class.
    Optional<Class<?>> api(MessageName<?> event) {
        var known = Optional.<Class<?>>ofNullable(apiOf.get(event));
        return known.isPresent() || base == null ? known : base.api(event);
    }

    private boolean isRead(Class<?> api) {
        return read.contains(api) || (base != null && base.isRead(api));
    }

    private boolean isUnreadable(Class<?> api) {
        return unreadable.contains(api) || (base != null && base.isUnreadable(api));
    }

    private @Nullable MessageName<?> named(String text) {
        var known = byText.get(text);
        return known != null || base == null ? known : base.named(text);
    }

    /// Every event that an API declares.
    public Set<MessageName<?>> ofApis() {
        return Set.copyOf(apiOf.keySet());
    }

    /// Notes that an event is used, and refuses it when its name is taken or its payload is
    /// generic.
    void use(MessageName<?> event, String at, Problems problems) {
        var first = named(event.text());
        if (first == null) {
            byText.put(event.text(), event);
            checkPayload(event, at, problems);
        } else if (!first.equals(event)) {
            problems.add(
                    "%s: two events are named \"%s\", one carries %s and one %s. A name is stored for ever and means one event: rename one of them."
                            .formatted(
                                    at,
                                    event.text(),
                                    first.payloadType().getSimpleName(),
                                    event.payloadType().getSimpleName()));
        }
    }

    /// Whether no other event has its name. Takes the name for nobody: what is emitted may be
    /// refused for another reason, and whoever declares the name later would be, too.
    boolean isKnown(MessageName<?> event) {
        var known = named(event.text());
        return known == null || known.equals(event);
    }

    /// Every event and question that is declared, emitted or heard, by its text.
    public Map<String, MessageName<?>> byText() {
        return Map.copyOf(byText);
    }

    private void readConstants(Class<? extends ModuleApi> api, Problems problems)
            throws IllegalAccessException {
        refuseParents(api, problems);
        for (var field : api.getDeclaredFields()) {
            if (MessageName.class.isAssignableFrom(field.getType())
                    && field.get(null) instanceof MessageName<?> event) {
                own(event, api, api.getSimpleName() + "." + field.getName(), problems);
            }
        }
    }

    private void own(MessageName<?> event, Class<?> api, String at, Problems problems) {
        var first = api(event).orElse(null);
        if (first == null) {
            apiOf.put(event, api);
            use(event, at, problems);
        } else {
            problems.add(
                    "%s is another name for %s, which belongs to %s. An event belongs to one API: make an event of your own, or hear that one."
                            .formatted(at, event, first.getSimpleName()));
        }
    }

    private static void refuseParents(Class<? extends ModuleApi> api, Problems problems) {
        for (var parent : api.getInterfaces()) {
            if (parent != ModuleApi.class && ModuleApi.class.isAssignableFrom(parent)) {
                problems.add(
                        "%s extends the API %s, so that its events would have two owners. List both in apis(), and let neither extend the other."
                                .formatted(api.getSimpleName(), parent.getSimpleName()));
            }
        }
    }

    private static void checkPayload(MessageName<?> event, String at, Problems problems) {
        if (event.payloadType().getTypeParameters().length > 0) {
            problems.add(
                    "%s carries the generic record %s, whose type parameters are lost when it is stored. Use a record without type parameters."
                            .formatted(at, event.payloadType().getSimpleName()));
        }
    }
}
