/// The command line of an application.
///
/// [UnisonoCommandLine][unisono.cli.UnisonoCommandLine] runs it, [Commands][unisono.cli.Commands]
/// adds to it, and [ApplicationCommand][unisono.cli.ApplicationCommand] shows how a command looks.
///
/// - a **command** holds what the user typed; its **worker** does the work, inside the booted
///   application.
package unisono.cli;
