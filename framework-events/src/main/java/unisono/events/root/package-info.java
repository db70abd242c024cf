/// Roots whose root hears all that happens to them.
///
/// - **root**: the one class that acts for an aggregate and hears everything of it,
///   [AggregateRoot]; its listeners are declared on its own page.
/// - **part**: what an aggregate reads and writes, [PartName]; whoever does so says when it is
///   done, and what was there before and after: [ReadCompleted], [WriteCompleted].
/// - **happening**: whatever else has a name in an aggregate, such as an action that begins,
///   [Happening].
/// - **moment**: what may be heard of an aggregate, [Moment].
///
/// These are event objects: no part of the event log, and heard like all others.
package unisono.events.root;
