package unisono.web.internal;

import java.util.List;
import unisono.web.Request;
import unisono.web.Response;

/// One line of a module's routes, ready to be called.
///
/// @param source file and line that registered it
record Route(String verb, String path, Call call, String source) {

    @FunctionalInterface
    interface Call {
        Response answer(Request request) throws Exception;
    }

    List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    static String variable(String segment) {
        return segment.substring(1, segment.length() - 1);
    }
}
