package org.gongkai.crawler.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Markup that a site's own scripts fetch wrapped in JSON: {@code {"success": true, "data": {"html": "…"}}}. */
final class JsonMarkup {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonMarkup() {}

    /** The markup; empty when the text is no such JSON. */
    static Optional<String> find(String text) {
        if (!text.stripLeading().startsWith("{") || !text.contains("\"html\"")) {
            return Optional.empty();
        }
        try {
            JsonNode html = JSON.readTree(text).path("data").path("html");
            return html.isTextual() ? Optional.of(html.textValue()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
