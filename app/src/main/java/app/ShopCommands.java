package app;

import app.imports.ImportCommand;
import app.launch.LaunchCommand;
import app.outside.GatewayCommand;
import app.outside.Surroundings;
import app.reconcile.ReconcileCommand;
import java.util.List;
import unisono.cli.Commands;
import unisono.cli.Variable;

/// What the shop adds to the command line.
public final class ShopCommands implements Commands {
    /// For `ServiceLoader`.
    public ShopCommands() {}

    @Override
    public List<Object> commands() {
        return List.of(
                new LaunchCommand(),
                new ImportCommand(),
                new ReconcileCommand(),
                new GatewayCommand());
    }

    @Override
    public List<Variable> variables() {
        return Surroundings.variables();
    }
}
