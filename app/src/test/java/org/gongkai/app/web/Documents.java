package org.gongkai.app.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.Level;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/** Makes report documents for tests: every cell 0, but for those that are said; the checks are reckoned from them. */
final class Documents {
    private final Form form;
    private final String name;
    private final String code;
    private final int year;
    private final Map<String, Cell> cells = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private String title;
    private Digest file = Digest.of(new byte[] {1});
    private Optional<LocalDate> published = Optional.empty();

    Documents(Form form, String name, String code, int year) {
        this.form = form;
        this.name = name;
        this.code = code;
        this.year = year;
        this.title = name + year + "年政府信息公开工作年度报告";
        List<String> ids = form.cellIds();
        for (int i = 0; i < ids.size(); i++) {
            cells.put(
                    ids.get(i),
                    new Cell(
                            ids.get(i),
                            "0",
                            BigDecimal.ZERO,
                            CellStatus.NUMBER,
                            List.of(),
                            new Position.InTable(1, 1 + i / 7, 1 + i % 7)));
        }
    }

    Documents title(String words) {
        title = words;
        return this;
    }

    Documents published(LocalDate day) {
        published = Optional.of(day);
        return this;
    }

    Documents number(String id, String value) {
        return cell(id, value, CellStatus.NUMBER);
    }

    Documents cell(String id, String raw, CellStatus status, String... flags) {
        BigDecimal value = status == CellStatus.NUMBER ? new BigDecimal(raw) : null;
        Position at = status == CellStatus.ABSENT ? null : new Position.InTable(2, 3, 4);
        cells.put(id, new Cell(id, raw, value, status, List.of(flags), at));
        return this;
    }

    /** As read from this file, where the cell stands at a place. */
    Documents read(String html, String id, String value, Position at) {
        file = Digest.of(html.getBytes(StandardCharsets.UTF_8));
        cells.put(id, new Cell(id, value, new BigDecimal(value), CellStatus.NUMBER, List.of(), at));
        return this;
    }

    Documents flagged(String id, String raw, String value, String flag) {
        cells.put(
                id,
                new Cell(
                        id,
                        raw,
                        new BigDecimal(value),
                        CellStatus.NUMBER,
                        List.of(flag),
                        new Position.OnPage(3, List.of(1.0, 2.0, 3.0, 4.0))));
        return this;
    }

    Documents finding(String findingCode, String message, String... about) {
        findings.add(new Finding(findingCode, Severity.WARNING, new Wording(message, message), List.of(about)));
        return this;
    }

    ReportDocument document() {
        List<Cell> all = new ArrayList<>(form.cellIds().stream().map(cells::get).toList());
        cells.values().stream().filter(cell -> !all.contains(cell)).forEach(all::add);
        return new ReportDocument(
                new ReportDocument.Source("a.html", file, "text/html", "html", "1.0.0"),
                true,
                title,
                year,
                form.id(),
                new ReportDocument.Issuer(name, code, Level.COUNTY, "title"),
                new ReportDocument.Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                published.orElse(null),
                List.of(
                        new ReportDocument.Section(1, "总体情况", "第一段。\n第二段。"),
                        new ReportDocument.Section(2, "主动公开政府信息情况", "")),
                all,
                form.checks().stream().map(this::check).toList(),
                findings);
    }

    private Check check(FormCheck rule) {
        Optional<BigDecimal> left = sum(rule.left());
        Optional<BigDecimal> right = sum(rule.right());
        if (left.isEmpty() || right.isEmpty()) {
            return new Check(rule.id(), CheckStatus.UNDETERMINED, left.orElse(null), right.orElse(null), "", "");
        }
        boolean holds = left.get().compareTo(right.get()) == 0;
        return new Check(rule.id(), holds ? CheckStatus.PASS : CheckStatus.FAIL, left.get(), right.get(), "", "");
    }

    private Optional<BigDecimal> sum(List<String> ids) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String id : ids) {
            Cell cell = cells.get(id);
            if (cell == null || cell.value() == null) {
                return Optional.empty();
            }
            sum = sum.add(cell.value());
        }
        return Optional.of(sum);
    }
}
