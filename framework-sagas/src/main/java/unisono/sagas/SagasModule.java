package unisono.sagas;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import java.time.Duration;
import unisono.data.ModuleSchema;
import unisono.events.StartupCheck;
import unisono.sagas.internal.DeclaredSagas;
import unisono.sagas.internal.Kept;
import unisono.sagas.internal.SagaRules;
import unisono.sagas.internal.SagaSchema;
import unisono.sagas.internal.Shelf;
import unisono.sagas.internal.Stores;

/// Gives an application its sagas: binds [Sagas] and [SagaBook], and checks at start-up what the
/// managers declare ([DeclaresSagas]). Installed beside the data module and the commands:
///
/// ```java
/// .install(data, CommandsModule.of(), SagasModule.of())
/// ```
public final class SagasModule extends AbstractModule {
    /// How long a process that has ended is kept, unless something else is said.
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Duration KEPT_MAX = Duration.ofDays(3_650);

    private final Duration kept;

    private SagasModule(Duration kept) {
        this.kept = kept;
    }

    /// Sagas whose processes are kept for [#KEPT] when they have ended.
    public static SagasModule of() {
        return new SagasModule(KEPT);
    }

    /// The same with another time for which processes are kept when they have ended: that long
    /// their late events are told apart from unknown ones. They are deleted now and then, in small
    /// batches, by the nodes on which others end.
    ///
    /// @param other from zero to ten years
    /// @throws IllegalArgumentException if it is not
    public SagasModule keepingEnded(Duration other) {
        if (other.isNegative() || other.compareTo(KEPT_MAX) > 0) {
            throw new IllegalArgumentException(
                    "Processes that have ended are kept from zero to ten years, and not %s."
                            .formatted(other));
        }
        return new SagasModule(other);
    }

    /// The tables, where [unisono.data.DataModule] is told its schemas and does not discover them.
    public static ModuleSchema schema() {
        return new SagaSchema();
    }

    @Override
    protected void configure() {
        bind(Kept.class).toInstance(new Kept(kept));
        bind(DeclaredSagas.class).in(Singleton.class);
        bind(Sagas.class).to(Stores.class).in(Singleton.class);
        bind(SagaBook.class).to(Shelf.class).in(Singleton.class);
        Multibinder.newSetBinder(binder(), StartupCheck.class)
                .addBinding()
                .toInstance(injector -> injector.getInstance(SagaRules.class).problems());
    }
}
