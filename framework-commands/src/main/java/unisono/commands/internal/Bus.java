package unisono.commands.internal;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.commands.CommandBus;
import unisono.commands.CommandName;
import unisono.commands.Handling.Mode;
import unisono.commands.RunningCommand;
import unisono.commands.StoredCommand;
import unisono.data.Incoming;

/// The bus, or a view of it.
public final class Bus implements CommandBus {
    private final Book book;
    private final Execution execution;
    private final Submissions submissions;
    private final Storage storage;
    private final @Nullable String key;

    @Inject
    Bus(Book book, Execution execution, Submissions submissions, Storage storage) {
        this(book, execution, submissions, storage, null);
    }

    private Bus(
            Book book,
            Execution execution,
            Submissions submissions,
            Storage storage,
            @Nullable String key) {
        this.book = book;
        this.execution = execution;
        this.submissions = submissions;
        this.storage = storage;
        this.key = key;
    }

    @Override
    public <C, R> R send(CommandName<C, R> name, C command) {
        try {
            return execution.run(order(name, command, Mode.SENT));
        } catch (Throwable failure) {
            throw unchanged(failure);
        }
    }

    @Override
    public <C, R> RunningCommand<R> submit(CommandName<C, R> name, C command, Duration deadline) {
        return submissions.start(order(name, command, Mode.SUBMITTED), deadline);
    }

    @Override
    public <C, R> StoredCommand<R> store(CommandName<C, R> name, C command) {
        return storage.store(order(name, command, Mode.STORED));
    }

    @Override
    public <C, R> StoredCommand<R> stored(CommandName<C, R> name, UUID id) {
        return storage.stored(name, id);
    }

    @Override
    public CommandBus once(String another) {
        var _ = new Incoming("command", another, "");
        return new Bus(book, execution, submissions, storage, another);
    }

    private <C, R> Order<C, R> order(CommandName<C, R> name, C command, Mode mode) {
        return new Order<>(book.bound(name, command), command, mode, key, () -> {});
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> RuntimeException unchanged(Throwable failure) throws X {
        throw (X) failure;
    }
}
