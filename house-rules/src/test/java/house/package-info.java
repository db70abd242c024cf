/// The rules of the house, as tests over every source and page.
///
/// - **house**: the checkout that the tests run in, [House].
/// - **source**: one parsed Java file, [Source]. **Page**: one Markdown file.
/// - **violation**: one line of a report: where, what, and how to mend it.
@NullMarked
package house;

import org.jspecify.annotations.NullMarked;
