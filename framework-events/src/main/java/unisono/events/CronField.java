package unisono.events;

import java.util.List;

/// The values of one field of a [Cron], a bit each.
///
/// @param isStar it says nothing: `*`
record CronField(long bits, boolean isStar) {
    /// @param names of the values from the least on; none if they have none
    static CronField parse(String what, String text, int min, int max, List<String> names) {
        long bits = 0;
        for (var part : text.split(",", -1)) {
            bits |= new Reader(what, part, min, max, names).bits();
        }
        return new CronField(bits, text.equals("*"));
    }

    boolean has(int value) {
        return (bits >> value & 1) == 1;
    }

    /// The first value from this one on, or -1.
    int from(int value) {
        long rest = value > Long.SIZE - 1 ? 0 : bits >>> value << value;
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }

    int size() {
        return Long.bitCount(bits);
    }

    /// Reads one part of a list.
    private record Reader(String what, String part, int min, int max, List<String> names) {
        long bits() {
            var stepped = part.split("/", -1);
            if (stepped.length > 2) {
                throw refused("one step is enough");
            }
            var range = stepped[0];
            if (stepped.length == 2 && !range.equals("*") && !range.contains("-")) {
                throw refused("a step needs a range, as in %s-%d/2".formatted(range, max));
            }
            int step = stepped.length == 2 ? number(stepped[1]) : 1;
            if (step < 1 || step > max) {
                throw refused("a step is from 1 to " + max);
            }
            return range.equals("*") ? bits(min, max, step) : rangeBits(range.split("-", -1), step);
        }

        private long rangeBits(String[] ends, int step) {
            int first = value(ends[0]);
            int last = value(ends[ends.length - 1]);
            if (ends.length > 2 || first > last) {
                throw refused("a range goes from the less to the greater");
            }
            return bits(first, last, step);
        }

        private static long bits(int first, int last, int step) {
            long bits = 0;
            for (int value = first; value <= last; value += step) {
                bits |= 1L << value;
            }
            return bits;
        }

        private int value(String text) {
            int named = names.indexOf(text);
            int value = named < 0 ? number(text) : min + named;
            if (value < min || value > max) {
                throw refused("there are %d to %d".formatted(min, max));
            }
            return value;
        }

        private int number(String text) {
            if (!text.matches("[0-9]{1,3}")) {
                throw refused("\"%s\" is no number".formatted(text));
            }
            return Integer.parseInt(text);
        }

        private IllegalArgumentException refused(String why) {
            return new IllegalArgumentException(
                    "the %s \"%s\" is not understood, %s.".formatted(what, part, why));
        }
    }
}
