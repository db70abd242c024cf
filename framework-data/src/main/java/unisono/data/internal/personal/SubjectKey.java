package unisono.data.internal.personal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import unisono.data.DataException;

/// What one person's data is encrypted with: AES-256 in Galois counter mode (NIST SP 800-38D), with
/// a random nonce of 96 bits. That bears 2³² texts for one key. The name of the event is
/// authenticated, too: what was taken from one event and put into another is not opened.
public final class SubjectKey {
    static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID id;
    private final SecretKey secret;

    SubjectKey(UUID id, byte[] secret) {
        this.id = id;
        this.secret = new SecretKeySpec(secret, "AES");
    }

    /// As many random bytes as a key has.
    static byte[] random() {
        return random(BYTES);
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /// Seals the JSON of a value of an event, to be put into its payload.
    public String seal(String event, byte[] plain) {
        var nonce = random(NONCE_BYTES);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, event, nonce).doFinal(plain);
            return SealedText.of(id, concatenated(nonce, sealed)).toString();
        } catch (GeneralSecurityException e) {
            throw new LinkageError("Every Java has " + CIPHER, e);
        }
    }

    /// @throws DataException if it was not sealed so
    byte[] open(String event, SealedText text) {
        try {
            var bytes = text.bytes();
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, event, nonce)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DataException(
                    "What is personal in a payload of %s was changed since it was stored, or taken from another event, and is not opened."
                            .formatted(event),
                    e);
        }
    }

    private Cipher cipher(int mode, String event, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(event.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] concatenated(byte[] nonce, byte[] sealed) {
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }
}
