package app;

/// Starts the shop's command line.
final class Main {
    private Main() {}

    static void main(String[] args) {
        System.out.println(String.join(" ", args));
    }
}
