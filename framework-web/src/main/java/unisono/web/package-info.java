/// HTTP for the modules of one application.
///
/// - A **route** is a verb, a path, a controller and its method; a module's [unisono.web.Routes]
///   are on one page.
/// - A **controller** is made by the injector and asked by a method reference,
///   [unisono.web.Endpoint].
/// - A **problem** is what a client is told when it gets no answer: [unisono.web.Problem].
/// - The [unisono.web.WebServer] holds the limits that no controller has to think of.
package unisono.web;
