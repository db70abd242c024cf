package unisono.sagas;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.commands.CommandName;

/// What one event does to a process: a value, made by a function of the state and the event. So it
/// is tested without any database, by comparing:
///
/// ```java
/// assertThat(new Fulfilment("B7", false).captured())
///         .isEqualTo(
///                 Step.to(new Fulfilment("B7", true))
///                         .undo(ShopApi.REFUND, new Refund("B7"))
///                         .store(ShopApi.SHIP, new Ship("B7"))
///                         .waitingFor("the parcel"));
/// ```
///
/// Immutable: each method returns another step.
///
/// @param state what the process remembers from now on
/// @param commands in their order, at most [#COMMANDS_MAX]
/// @param status where the process stands from now on
/// @param waitsFor what it waits for, for people; null if nobody said
/// @param reason why it is compensated; null if it is not
public record Step<S extends Record>(
        S state,
        List<StepCommand> commands,
        SagaStatus status,
        @Nullable String waitsFor,
        @Nullable String reason) {
    /// The most commands of a step.
    public static final int COMMANDS_MAX = 100;

    /// The longest text of what a process waits for, and of why it is compensated, in characters.
    public static final int WORDS_MAX = 200;

    /// Copies the commands, and checks the limits.
    ///
    /// @throws IllegalArgumentException if there are too many commands or words
    public Step {
        commands = List.copyOf(commands);
        if (commands.size() > COMMANDS_MAX) {
            throw new IllegalArgumentException(
                    "A step has at most %d commands. Let one command do the rest."
                            .formatted(COMMANDS_MAX));
        }
        check("What a process waits for", waitsFor);
        check("Why it is compensated", reason);
    }

    private static void check(String what, @Nullable String words) {
        if (words != null
                && (words.isBlank() || words.length() > WORDS_MAX || words.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException(
                    "%s is said in 1 to %d characters.".formatted(what, WORDS_MAX));
        }
    }

    /// A step to a state, perhaps the same one. The process goes on.
    public static <S extends Record> Step<S> to(S state) {
        return new Step<>(state, List.of(), SagaStatus.RUNNING, null, null);
    }

    /// Has a command done in the transaction of the step, after the state was written: what fails
    /// there rolls the step back.
    public <C extends Record> Step<S> send(CommandName<C, ?> name, C command) {
        return with(new StepCommand(StepCommand.Way.SEND, name, command));
    }

    /// Stores a command with the step: it is done later, tried again, and at last kept as dead.
    public <C extends Record> Step<S> store(CommandName<C, ?> name, C command) {
        return with(new StepCommand(StepCommand.Way.STORE, name, command));
    }

    /// Keeps a command that takes back what this step does. A process keeps at most
    /// [Sagas#UNDO_MAX].
    public <C extends Record> Step<S> undo(CommandName<C, ?> name, C command) {
        return with(new StepCommand(StepCommand.Way.UNDO, name, command));
    }

    private Step<S> with(StepCommand command) {
        var longer = new ArrayList<>(commands);
        longer.add(command);
        return new Step<>(state, longer, status, waitsFor, reason);
    }

    /// Says what the process waits for now, for those who look at it.
    ///
    /// @param what up to [#WORDS_MAX] characters
    public Step<S> waitingFor(String what) {
        refuseEnded();
        return new Step<>(state, commands, status, what, reason);
    }

    /// Ends the process well. What it kept to be taken back never is.
    ///
    /// @throws IllegalStateException if it was ended already
    public Step<S> done() {
        refuseEnded();
        return new Step<>(state, commands, SagaStatus.DONE, null, null);
    }

    /// Ends the process, and takes back what it did: all commands that it kept, those of this step
    /// too, are sent in the transaction of the step, the last one first. All of it or nothing: what
    /// fails rolls the step back. A command that is handled outside transactions is stored instead.
    ///
    /// @param why for people, up to [#WORDS_MAX] characters
    /// @throws IllegalStateException if it was ended already
    public Step<S> compensate(String why) {
        refuseEnded();
        return new Step<>(state, commands, SagaStatus.COMPENSATED, null, why);
    }

    private void refuseEnded() {
        if (status != SagaStatus.RUNNING) {
            throw new IllegalStateException(
                    "This step has ended the process already. Say done() or compensate(…) once, and last.");
        }
    }
}
