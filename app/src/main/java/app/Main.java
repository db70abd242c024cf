package app;

import unisono.cli.UnisonoCommandLine;

/// Starts the shop's command line.
final class Main {
    private Main() {}

    static void main(String[] arguments) {
        System.exit(UnisonoCommandLine.run("unisono", Shop::boot, arguments));
    }
}
