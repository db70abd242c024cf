/// Folding: one **look** a second tells which parts have something to be folded; a **worker** takes
/// one, and folds page after page. Who needs a projection at one position **holds** it meanwhile.
package unisono.data.internal.projection;
