package org.gongkai.archive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Level;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;

/** Made-up report documents for tests: cells {@code 3/1/c0}, {@code 3/1/c1} … with these numbers. */
final class Reports {
    private Reports() {}

    static ReportDocument document(String... numbers) {
        return withProse("一、总体情况", numbers);
    }

    static ReportDocument withProse(String prose, String... numbers) {
        List<Cell> cells = new ArrayList<>();
        for (int index = 0; index < numbers.length; index++) {
            cells.add(new Cell(
                    "3/1/c" + index,
                    numbers[index],
                    new BigDecimal(numbers[index]),
                    CellStatus.NUMBER,
                    List.of(),
                    index % 2 == 0
                            ? new Position.InTable(1, 1, index + 1)
                            : new Position.OnPage(1, List.of(0.5, 72.0, 1e-5, 595.28))));
        }
        return new ReportDocument(
                new ReportDocument.Source("a.html", Digest.of(new byte[0]), "text/html", "html", "1.0.0"),
                true,
                "2020年政府信息公开工作年度报告",
                2020,
                "cn-2019",
                new ReportDocument.Issuer("郑州市人民政府", "410100", Level.CITY, "title"),
                null,
                null,
                List.of(new ReportDocument.Section(1, "总体情况", prose)),
                cells,
                List.of(),
                List.of());
    }
}
