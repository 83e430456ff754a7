package org.gongkai.extractor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.ReportDocument;

/**
 * How a document that was read compares with what was printed.
 *
 * @param right cells
 * @param doubted cells that are right and flagged all the same
 * @param flagged cells that are wrong or missing, and say so
 * @param silent cells that are wrong without a flag
 */
record ScanTruth(int right, int doubted, List<String> flagged, List<String> silent) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param key of the document in {@code truth.json} of the resource folder */
    static ScanTruth compare(String folder, String key, ReportDocument document) {
        JsonNode truth;
        try {
            truth = JSON.readTree(TestForms.resource(folder + "/truth.json")).get(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int right = 0;
        int doubted = 0;
        List<String> flagged = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : truth.get("cells").properties()) {
            BigDecimal expected =
                    entry.getValue().isNull() ? null : entry.getValue().decimalValue();
            Optional<Cell> cell = document.find(entry.getKey());
            BigDecimal came = cell.map(Cell::value).orElse(null);
            boolean told = cell.map(found -> !found.flags().isEmpty()
                            || found.status() == CellStatus.ABSENT
                            || found.status() == CellStatus.UNREADABLE)
                    .orElse(true);
            boolean same = expected == null ? came == null : came != null && came.compareTo(expected) == 0;
            if (same) {
                right++;
                doubted += told ? 1 : 0;
            } else {
                (told ? flagged : silent).add(entry.getKey() + " is " + expected + ", read " + came);
            }
        }
        return new ScanTruth(right, doubted, flagged, silent);
    }

    int cells() {
        return right + flagged.size() + silent.size();
    }
}
