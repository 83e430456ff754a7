package org.gongkai.crawler.fetch;

import java.util.Locale;
import java.util.Optional;
import org.gongkai.config.CrawlerSettings;

/** How many bytes a body may have: text, which is read whole and parsed, fewer than a file, which is kept as it comes. */
public record BodyLimit(long page, long file) {
    /** The limits that the settings name. */
    public static BodyLimit of(CrawlerSettings settings) {
        return new BodyLimit(Math.min(settings.maxPageSize(), settings.maxBodySize()), settings.maxBodySize());
    }

    /**
     * The limit for a body of this type.
     *
     * @param contentType the header as it came, empty when there was none
     */
    public long bytes(Optional<String> contentType) {
        String type = contentType.orElse("").toLowerCase(Locale.ROOT);
        boolean text = type.isBlank() || type.startsWith("text/") || type.contains("xhtml") || type.contains("json");
        return text ? page : file;
    }
}
