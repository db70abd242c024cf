package unisono.cli.internal.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import unisono.data.Deliveries;

/// JSON that somebody wrote.
///
/// @param name of a file, or `-` for stdin
public record PayloadFile(String name) {
    /// Its text, which is JSON.
    ///
    /// @throws picocli.CommandLine.ParameterException if it is none, or too much
    public String read(@Nullable CommandSpec command) throws IOException {
        var bytes = bytes(command);
        if (bytes.length > Deliveries.PAYLOAD_BYTES_MAX) {
            throw Refused.because(
                    command,
                    "%s has more than the %d bytes that a payload may have."
                            .formatted(called(), Deliveries.PAYLOAD_BYTES_MAX));
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            if (JsonMapper.shared().readTree(text.toString()).isMissingNode()) {
                throw Refused.because(command, called() + " is empty.");
            }
            return text.toString();
        } catch (CharacterCodingException e) {
            throw Refused.because(command, called() + " is no UTF-8.");
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw Refused.because(
                    command,
                    "%s is no JSON: line %d, column %d, %s"
                            .formatted(
                                    called(),
                                    place.getLineNr(),
                                    place.getColumnNr(),
                                    e.getOriginalMessage()));
        }
    }

    /// One byte more than there may be, at the most.
    private byte[] bytes(@Nullable CommandSpec command) throws IOException {
        if (name.equals("-")) {
            return most(System.in);
        }
        var path = Path.of(name);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw Refused.because(command, "there is no file %s that can be read.".formatted(name));
        }
        try (var in = Files.newInputStream(path)) {
            return most(in);
        }
    }

    private static byte[] most(InputStream in) throws IOException {
        return in.readNBytes(Deliveries.PAYLOAD_BYTES_MAX + 1);
    }

    private String called() {
        return name.equals("-") ? "what stdin brings" : name;
    }
}
