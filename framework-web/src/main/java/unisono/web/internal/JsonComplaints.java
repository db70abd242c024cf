package unisono.web.internal;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import unisono.web.Problem;
import unisono.web.ProblemException;

/// Says what is wrong with a JSON body, where, and what was expected: in words for the client, who
/// knows neither Jackson nor our classes, and without the body's data, which may be secret.
final class JsonComplaints {
    private static final String LIMITS =
            "at most %d levels, %d characters in a string, %d in a name, %d in a number."
                    .formatted(
                            JsonBodies.DEPTH_MAX,
                            JsonBodies.STRING_LENGTH_MAX,
                            JsonBodies.NAME_LENGTH_MAX,
                            JsonBodies.NUMBER_LENGTH_MAX);

    private JsonComplaints() {}

    /// Returns what to throw: a problem, or, if the fault is ours, the exception.
    static RuntimeException about(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    at(unknown, "is unknown. Known here are: " + known(unknown) + ".");
            case InvalidNullException absent ->
                    at(absent, "is missing or null. It is " + expected(absent) + ".");
            case MismatchedInputException other -> at(other, "is to be " + expected(other) + ".");
            case InputCoercionException other ->
                    at(other, "is to be " + Expected.of(other.getTargetType()) + ".");
            case ValueInstantiationException refused -> refused(refused);
            case StreamConstraintsException limit ->
                    syntax(limit, "The body goes beyond a limit" + place(limit) + ": " + LIMITS);
            case StreamReadException wrong when isDuplicate(wrong) ->
                    syntax(wrong, "The body gives a name twice" + place(wrong) + ".");
            case StreamReadException wrong ->
                    syntax(wrong, "The body is no JSON" + place(wrong) + ".");
            default -> e;
        };
    }

    private static ProblemException at(JacksonException e, String fault) {
        var path = path(e);
        return new ProblemException(Problem.of(400, path + " " + fault).with("path", path));
    }

    private static RuntimeException refused(ValueInstantiationException e) {
        return switch (e.getCause()) {
            case IllegalArgumentException reason -> at(e, "is refused: " + reason.getMessage());
            case RuntimeException own -> own;
            case null, default -> e;
        };
    }

    private static ProblemException syntax(JacksonException e, String detail) {
        var problem = Problem.of(400, detail);
        var location = e.getLocation();
        return new ProblemException(
                location == null
                        ? problem
                        : problem.with("line", location.getLineNr())
                                .with("column", location.getColumnNr()));
    }

    private static boolean isDuplicate(StreamReadException e) {
        return e.getOriginalMessage().startsWith("Duplicate Object property");
    }

    private static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null
                ? ""
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String expected(MismatchedInputException e) {
        return Expected.of(e.getTargetType());
    }

    private static String known(UnrecognizedPropertyException e) {
        return StreamSupport.stream(e.getKnownPropertyIds().spliterator(), false)
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getPropertyName())
                .collect(Collectors.joining("", "$", ""));
    }
}
