package unisono.data.internal.delivery;

/// What is done about a delivery that may end the node: one of a slot whose last owner ended
/// without a word.
///
/// @param noted whether it is noted in the database that it begins, before it does
/// @param crashes how many nodes have ended while it was noted that it ran; if any, it runs alone
record Caution(boolean noted, int crashes) {
    static final Caution NONE = new Caution(false, 0);
    static final Caution NOTED = new Caution(true, 0);

    static Caution after(int crashes) {
        return new Caution(true, crashes);
    }

    boolean isAlone() {
        return crashes > 0;
    }
}
