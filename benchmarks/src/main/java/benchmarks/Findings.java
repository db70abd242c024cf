package benchmarks;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All that was measured. As a string it is a table for a terminal.
public interface Findings {
    /// Each figure with its conditions: records.
    List<?> lines();

    /// Tables for a page.
    String markdown();

    /// An array with an object for each line.
    default String json() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(lines());
    }
}
