/// What applications put into their one ordered list of
/// [middleware][unisono.events.Application.Builder#middleware].
///
/// - [DiagnosticContext] tells SLF4J's MDC what is delivered.
/// - [DeliveryLogging] logs every delivery at debug level.
/// - [DeliveryTimings] counts deliveries and measures how long they take.
/// - [PayloadValidation] checks the constraints of payloads, once per emission.
///
/// The list above is in a good order: the first is the outermost.
package unisono.events.middleware;
