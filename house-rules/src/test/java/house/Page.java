package house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A file as text.
record Page(String path, String text) {
    private static final Pattern FENCE =
            Pattern.compile("^( *)```([^\n`]*)\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);

    /// A fenced block of code.
    ///
    /// @param language what stands behind the opening fence
    record Block(String at, String language, String code) {}

    /// All fenced blocks, in order.
    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var matcher = FENCE.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(at(matcher.start()), matcher.group(2).strip(), matcher.group(3)));
        }
        return blocks;
    }

    /// The text without its fenced blocks.
    String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    /// `path:line` of a position in the text.
    String at(int position) {
        return path
                + ":"
                + (1 + text.substring(0, position).chars().filter(c -> c == '\n').count());
    }
}
