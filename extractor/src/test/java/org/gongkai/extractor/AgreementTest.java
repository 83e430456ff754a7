package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.model.Cell;
import org.gongkai.model.Check;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell and check of the samples whose truth is known. */
class AgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Extractor EXTRACTOR = TestForms.extractor();

    static Stream<Path> seeds() {
        return files("/seeds").filter(file -> file.toString().endsWith(".txt"));
    }

    static Stream<Path> made() {
        return files("/made")
                .filter(file ->
                        !file.toString().endsWith(".json") && !file.toString().endsWith(".md"));
    }

    @ParameterizedTest
    @MethodSource
    void seeds(Path file) throws IOException {
        String stem = file.getFileName().toString().replace(".txt", "");
        JsonNode truth = JSON.readTree(file.resolveSibling(stem + ".truth.json").toFile());
        ReportDocument document = read(file);

        assertThat(wrongCells(truth.get("cells"), document)).isEmpty();
        assertThat(wrongChecks(truth.get("checks"), document)).isEmpty();
        assertThat(document.form()).isEqualTo(truth.get("form").asText());
        assertThat(document.year()).isEqualTo(truth.get("year").asInt());
        assertThat(Optional.ofNullable(document.authority()).map(ReportDocument.Issuer::name))
                .contains(truth.get("authority").asText());
        assertThat(document.sections()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource
    void made(Path file) throws IOException {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.')).replace(".chromium", "");
        JsonNode truth =
                JSON.readTree(file.resolveSibling("truth.json").toFile()).get(stem);
        ReportDocument document = read(file);

        assertThat(wrongCells(truth.get("cells"), document)).isEmpty();
        assertThat(document.form()).isEqualTo(truth.get("form").asText());
        assertThat(document.year()).isEqualTo(truth.get("year").asInt());
        assertThat(document.cells())
                .allSatisfy(cell -> assertThat(cell.at() != null || cell.flags().contains("by-position"))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("made")
    void givesTheSameBytesForTheSameBytes(Path file) throws IOException {
        assertThat(ReportJson.write(read(file))).isEqualTo(ReportJson.write(read(file)));
    }

    private static ReportDocument read(Path file) throws IOException {
        return TestForms.extract(EXTRACTOR, Source.of(file.getFileName().toString(), Files.readAllBytes(file)))
                .document();
    }

    private static List<String> wrongCells(JsonNode truth, ReportDocument document) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : truth.properties()) {
            BigDecimal expected =
                    entry.getValue().isNull() ? null : entry.getValue().decimalValue();
            Optional<Cell> cell = document.find(entry.getKey());
            BigDecimal came = cell.map(Cell::value).orElse(null);
            boolean same = expected == null ? came == null : came != null && came.compareTo(expected) == 0;
            if (!same) {
                wrong.add(entry.getKey() + " is " + expected + ", came " + cell);
            }
        }
        return wrong;
    }

    /** The truth files shorten ids and write true, false and null. */
    private static List<String> wrongChecks(JsonNode truth, ReportDocument document) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : truth.properties()) {
            String id = entry.getKey().startsWith("rowsum/")
                    ? entry.getKey().replace("rowsum/", "3/total/")
                    : entry.getKey().startsWith("t4/")
                            ? entry.getKey().replace("t4/", "4/total/")
                            : "3/" + entry.getKey();
            String expected = entry.getValue().isNull()
                    ? "undetermined"
                    : entry.getValue().asBoolean() ? "pass" : "fail";
            String came = document.checks().stream()
                    .filter(check -> check.id().equals(id))
                    .map(Check::status)
                    .map(status -> status.label())
                    .findFirst()
                    .orElse("none");
            if (!came.equals(expected)) {
                wrong.add(id + " is " + expected + ", came " + came);
            }
        }
        return wrong;
    }

    private static Stream<Path> files(String folder) {
        try {
            Path root = Path.of(AgreementTest.class.getResource(folder).toURI());
            try (Stream<Path> listed = Files.list(root)) {
                return listed.sorted().toList().stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
