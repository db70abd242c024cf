package unisono.sagas.internal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import unisono.data.DataException;
import unisono.data.NewerPayload;
import unisono.data.PayloadText;
import unisono.sagas.SagaException;
import unisono.sagas.SagaType;

/// States as text, whatever release wrote them.
final class States {
    /// For trees only: amounts must come through as they are.
    private static final JsonMapper TREES =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private States() {}

    static String write(Key key, Record state) {
        return PayloadText.write("The state of " + lower(key), state);
    }

    /// @throws NewerPayload if a later release wrote it
    /// @throws SagaException if it cannot be read
    static <S extends Record> S read(SagaType<?, S> type, Key key, int shape, String json) {
        if (shape > type.shape()) {
            throw new NewerPayload(
                    "%s has a state of shape %d, and this code knows it up to shape %d. A later release wrote it: leave it to that one."
                            .formatted(key, shape, type.shape()));
        }
        try {
            var today = shape == type.shape() ? json : upcast(type, shape, json);
            return PayloadText.read("The state of " + lower(key), type.stateType(), today);
        } catch (DataException e) {
            throw new SagaException(
                    "%s Its shape is %d of %d: a state record that has changed needs SagaType.upcast(…)."
                            .formatted(e.getMessage(), shape, type.shape()),
                    e);
        }
    }

    private static String upcast(SagaType<?, ?> type, int shape, String json) {
        try {
            var tree = (ObjectNode) TREES.readTree(json);
            for (var step : type.upcasters().subList(shape - 1, type.shape() - 1)) {
                tree = step.apply(tree);
            }
            return tree.toString();
        } catch (JacksonException | ClassCastException e) {
            throw new DataException(
                    "A state of %s, shape %d, is no JSON object.".formatted(type, shape), e);
        }
    }

    private static String lower(Key key) {
        return key.toString().replaceFirst("^The", "the");
    }
}
