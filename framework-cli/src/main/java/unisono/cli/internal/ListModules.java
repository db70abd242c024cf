package unisono.cli.internal;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.events.Application;
import unisono.events.ModuleDescription;

@Command(
        name = "list",
        description = "Lists the modules in module order: what each shows, and whom it needs.",
        footer = {"", "Example: unisono modules list -o json"})
final class ListModules extends ApplicationCommand<List<ModuleDescription>> {
    @Mixin private final Output output = new Output();

    ListModules() {
        super(Application::modules);
    }

    @Override
    protected ExitCode run(List<ModuleDescription> modules) {
        var table = Table.of("MODULE", "JPMS", "APIS", "NEEDS");
        for (var module : modules) {
            table.row(
                    module.name(),
                    module.jpms(),
                    String.join(", ", module.apis()),
                    String.join(", ", module.dependencies()));
        }
        output.print(modules, table);
        return ExitCode.DONE;
    }
}
