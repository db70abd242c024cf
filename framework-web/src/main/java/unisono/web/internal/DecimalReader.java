package unisono.web.internal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads a decimal from a number or a string, exactly.
///
/// At most 38 digits stand on either side of the point, as in a `numeric(38)`. `1e400000000` is a
/// short number, too; but whoever adds 1 to it, or prints it, pays for all its digits.
final class DecimalReader extends StdScalarDeserializer<BigDecimal> {
    static final int DIGITS_MAX = 38;

    DecimalReader() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
        var token = parser.currentToken();
        boolean written = token == JsonToken.VALUE_STRING || token.isNumeric();
        if (!written || parser.getStringLength() > JsonBodies.NUMBER_LENGTH_MAX) {
            return (BigDecimal) context.handleUnexpectedToken(getValueType(context), parser);
        }
        var text = parser.getString();
        var value = parsed(text);
        if (value == null) {
            return (BigDecimal)
                    context.handleWeirdStringValue(BigDecimal.class, text, "not a decimal");
        }
        return value;
    }

    private static @Nullable BigDecimal parsed(String text) {
        if (!text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?")) {
            return null;
        }
        var value = new BigDecimal(text);
        long before = (long) value.precision() - value.scale();
        return before <= DIGITS_MAX && Math.abs((long) value.scale()) <= DIGITS_MAX ? value : null;
    }
}
