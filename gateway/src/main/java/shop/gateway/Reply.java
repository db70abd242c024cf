package shop.gateway;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a call is answered.
record Reply(int status, JsonNode body) {
    static Reply error(int status, String message) {
        return new Reply(status, JsonMapper.shared().createObjectNode().put("error", message));
    }
}
