package org.gongkai.app.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the five bundled reports: where the sample portals publish it and what it says, read by hand.
 *
 * @param page the page that lists link to
 * @param document the address of the document itself, the page's own when it is the page
 * @param resource the document's file below the demo's resources
 * @param code of the authority's registry entry, null when the sample registry may lack it
 */
public record SampleReport(
        String id,
        String portal,
        String page,
        String document,
        String resource,
        String mediaType,
        String title,
        String authority,
        @Nullable String code,
        int year,
        String form,
        String published) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * What stands in the report.
     *
     * @param cells value by cell id, null where no number stands; every cell of the form, in its order
     * @param notNumbers status (blank, unreadable) of those that are null
     * @param checks status by check id
     */
    @JsonIgnoreProperties(ignoreUnknown = false)
    public record Truth(
            String authority,
            int year,
            String form,
            Map<String, @Nullable BigDecimal> cells,
            Map<String, String> notNumbers,
            Map<String, String> checks) {}

    /** All five, by id. */
    public static List<SampleReport> all() {
        return List.of(read("reports.json", SampleReport[].class));
    }

    public static SampleReport require(String id) {
        return all().stream()
                .filter(report -> report.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public Truth truth() {
        return read(id + ".truth.json", Truth.class);
    }

    /** The document as it lies in the program. */
    public byte[] bytes() throws IOException {
        try (InputStream in = SamplePortals.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream in = SampleReport.class.getResourceAsStream("/demo-truth/" + name)) {
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
