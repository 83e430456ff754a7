package org.gongkai.app.data;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/** An archive of made-up reports, as far as tables ask one. */
final class MadeReports {
    private static final Instant BEGIN = Instant.parse("2021-01-20T03:04:05.678Z");

    private final FormSet forms;
    private final Map<ReportKey, ReportHistory> histories = new LinkedHashMap<>();
    private final Map<String, ReportDocument> extractions = new LinkedHashMap<>();

    MadeReports(FormSet forms) {
        this.forms = forms;
    }

    /** Reports that hold whatever is hard to write: both forms, each status, odd texts, several versions, none read. */
    static MadeReports hard(FormSet forms) {
        MadeReports made = new MadeReports(forms);
        made.add("410100", 2019, made.document("cn-2019", 1), made.document("cn-2019", 2));
        made.add("410100", 2021, made.document("cn-2021", 3));
        made.add("410704", 2020, made.document("cn-2019", 4));
        made.add("230505", 2021, made.document("cn-2021", 5));
        made.add("?=某某局, \"东\"", 2021, made.document("cn-2021", 6));
        made.add("411602", 2019, made.noReport());
        // a code that the registry does not have
        made.add("999999", 2021, made.document("cn-2021", 7));
        made.unread("411602", 2020);
        return made;
    }

    void add(String authority, int year, ReportDocument... versions) {
        List<ReportVersion> made = new ArrayList<>();
        for (ReportDocument document : versions) {
            made.add(version(authority, year, made.size() + 1));
            extractions.put(made.get(made.size() - 1).extraction(), document);
        }
        ReportKey key = new ReportKey(authority, year);
        histories.put(key, new ReportHistory(key, "机关 " + authority, ReportHistory.Status.CURRENT, made));
    }

    /** A document whose one cell has a box of whole numbers, which no reader makes. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    ReportDocument odd() {
        List<Double> box = (List) List.of(1, 2, 3, 4);
        ReportDocument document = document("cn-2021", 1);
        return new ReportDocument(
                source(),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(
                        new Cell("3/1/total", "", null, CellStatus.BLANK, List.of(), new Position.OnPage(1, box)),
                        document.cells().get(0)),
                List.of(),
                List.of());
    }

    private void unread(String authority, int year) {
        ReportKey key = new ReportKey(authority, year);
        histories.put(
                key,
                new ReportHistory(key, "机关", ReportHistory.Status.UNREACHABLE, List.of(version(authority, year, 1))));
    }

    private static ReportVersion version(String authority, int year, int number) {
        String name = authority + year + number;
        Digest digest = Digest.of(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new ReportVersion(
                number,
                BEGIN.plusSeconds(86_400L * number),
                BEGIN.plusSeconds(86_400L * number + 60),
                List.of(digest),
                List.of(
                        URI.create("http://www.a.example/" + digest.hex() + "?a=1&b=2"),
                        URI.create("http://b.example/")),
                number == 1
                        ? Optional.empty()
                        : Optional.of(new ReportVersion.Change(ReportVersion.ChangeKind.NUMBERS, List.of())),
                digest + "/1.0/forms",
                digest,
                "run/" + number);
    }

    ReportDocument noReport() {
        return new ReportDocument(
                source(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Finding("not-a-report", Severity.WARNING, new Wording("It is none.", "不是年报。"), List.of())));
    }

    /** A document with all cells of the form, whose figures differ by the seed. */
    ReportDocument document(String form, int seed) {
        List<Cell> cells = new ArrayList<>();
        for (String id : forms.find(form).orElseThrow().cellIds()) {
            cells.add(cell(id, cells.size(), seed));
        }
        cells.add(new Cell("2/x-水,\n\"电\"/made", "7", BigDecimal.valueOf(7), CellStatus.NUMBER, List.of(), null));
        // the same id twice, as no reader should make it
        cells.add(new Cell("2/x-again/made", "1", BigDecimal.ONE, CellStatus.NUMBER, List.of(), null));
        cells.add(new Cell("2/x-again/made", "10", BigDecimal.TEN, CellStatus.NUMBER, List.of(), null));
        return new ReportDocument(
                source(),
                true,
                "=HYPERLINK(\"http://x\")\t_x0041_ <年报> & 𠀀 " + seed,
                2020,
                form,
                null,
                new ReportDocument.Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)),
                LocalDate.of(2021, 1, seed),
                List.of(),
                cells,
                List.of(
                        new Check(
                                "3/balance/total",
                                CheckStatus.FAIL,
                                BigDecimal.valueOf(5),
                                new BigDecimal("0.0"),
                                new Wording("5 ≠ 0", "5 不等于 0")),
                        new Check(
                                "3/balance/other",
                                CheckStatus.UNDETERMINED,
                                null,
                                BigDecimal.ONE,
                                new Wording("", ""))),
                List.of(new Finding(
                        "form-year-mismatch",
                        Severity.WARNING,
                        new Wording("A line,\r\nand another", "一行"),
                        List.of("3/1/total", "3/2/total"))));
    }

    private static ReportDocument.Source source() {
        return new ReportDocument.Source("年报.doc", Digest.of(new byte[] {1}), "application/msword", "doc", "1.0.0");
    }

    private static Cell cell(String id, int number, int seed) {
        Position at = number % 2 == 0
                ? new Position.InTable(1, number + 1, 3)
                : new Position.OnPage(2, List.of(0.5, 72.0, 1e-5, 595.28), number % 3 == 0 ? 0.975 : null);
        return switch (number % 11) {
            case 0 -> figure(id, "24511.3055", List.of(), at);
            case 1 -> new Cell(id, "", null, CellStatus.BLANK, List.of(), at);
            case 2 -> new Cell(id, "-", null, CellStatus.NOT_APPLICABLE, List.of(), at);
            case 3 -> new Cell(id, "+1,\"x\"\r\n二", null, CellStatus.UNREADABLE, List.of("text-in-cell"), at);
            case 4 -> new Cell(id, "", null, CellStatus.ABSENT, List.of(), null);
            case 5 -> figure(id, "-8", List.of("by-position", "disputed"), at);
            case 6 -> figure(id, "0", List.of(), at);
            case 7 -> figure(id, "999999999999", List.of(), at);
            // more than any format holds exactly
            case 8 -> figure(id, "12345678901234567890.5", List.of("disputed"), at);
            case 9 -> figure(id, "0.000001", List.of(), at);
            default -> figure(id, Integer.toString(seed * 1000 + number), List.of(), at);
        };
    }

    private static Cell figure(String id, String raw, List<String> flags, Position at) {
        return new Cell(id, raw, new BigDecimal(raw), CellStatus.NUMBER, flags, at);
    }

    /** The archive; what tables do not ask is not there. */
    Archive archive() {
        return (Archive) Proxy.newProxyInstance(
                Archive.class.getClassLoader(),
                new Class<?>[] {Archive.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "reports" ->
                        histories.keySet().stream()
                                .sorted(Comparator.comparing(ReportKey::authority)
                                        .thenComparing(ReportKey::year))
                                .toList();
                    case "history" -> Optional.ofNullable(histories.get(arguments[0]));
                    case "extraction" -> Optional.ofNullable(extractions.get(arguments[0]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
