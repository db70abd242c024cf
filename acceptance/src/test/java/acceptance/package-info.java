/// Tests of the whole shop from outside: its processes, its addresses, its files.
@NullMarked
package acceptance;

import org.jspecify.annotations.NullMarked;
