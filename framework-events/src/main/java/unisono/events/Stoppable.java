package unisono.events;

/// An event object that a listener can stop; asked before each delivery.
public interface Stoppable {
    boolean isPropagationStopped();
}
