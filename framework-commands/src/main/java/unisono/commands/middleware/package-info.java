/// What applications put into their one ordered list of
/// [middleware][unisono.commands.CommandsModule#of].
///
/// - [CommandDiagnostics] tells SLF4J's MDC which command is being done.
/// - [CommandLogging] logs every command at debug level.
/// - [CommandTimings] counts commands and measures how long they take.
/// - [CommandValidation] checks the constraints of commands.
///
/// The list above is in a good order: the first is the outermost. None of them logs what a command
/// says.
package unisono.commands.middleware;
