/// The shop: which modules, in which order, and what can be typed at its command line.
@org.jspecify.annotations.NullMarked
module app {
    requires de.siegmar.fastcsv;
    requires static org.jspecify;
    requires unisono.cli;
}
