package unisono.data.internal.personal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A person, as one tenant knows them.
public record Subject(String tenant, String id) implements Comparable<Subject> {
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::tenant).thenComparing(Subject::id);

    /// Names a person.
    ///
    /// @param tenant null for none
    public static Subject of(@Nullable String tenant, String id) {
        return new Subject(Objects.requireNonNullElse(tenant, ""), id);
    }

    /// What is stored of the subject: who has the table alone cannot tell who is in it.
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((tenant + "\n" + id).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("Every Java has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
