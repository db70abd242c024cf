package unisono.data.internal.personal;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Something encrypted, as it stands in the JSON: `1.KEY.BASE64`.
final class SealedText {
    private static final Pattern FORM =
            Pattern.compile("1\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([A-Za-z0-9_-]+)");

    private final UUID key;
    private final String text;

    private SealedText(UUID key, String text) {
        this.key = key;
        this.text = text;
    }

    /// @param bytes the nonce, then what is encrypted
    static SealedText of(UUID key, byte[] bytes) {
        return new SealedText(key, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Empty where it is something else: a map of an application may have a property of our name.
    static Optional<SealedText> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new SealedText(UUID.fromString(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    UUID key() {
        return key;
    }

    /// @throws IllegalArgumentException if it has a length that nothing encoded has
    byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }

    @Override
    public String toString() {
        return "1." + key + "." + text;
    }
}
