package org.gongkai.app.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.gongkai.app.coverage.CoverageCsv;
import org.gongkai.app.coverage.CoverageWorkbook;
import org.gongkai.app.web.page.MissingChoice;
import org.gongkai.config.Registry;

/** Answers for the coverage list as a file: {@code /missing.csv} and {@code /missing.xlsx}, every row that a page shows. */
final class MissingFiles {
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CoverageNow coverage;
    private final Registry registry;

    MissingFiles(CoverageNow coverage, Registry registry) {
        this.coverage = coverage;
        this.registry = registry;
    }

    void csv(Context context) throws IOException {
        NarrowedList list = list(context);
        StringBuilder text = new StringBuilder();
        CoverageCsv.write(list.report(), registry, list::shows, text);
        send(context, list, "csv", "text/csv; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    void xlsx(Context context) throws IOException {
        NarrowedList list = list(context);
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        CoverageWorkbook.write(list.report(), registry, list::shows, book);
        send(context, list, "xlsx", EXCEL, book.toByteArray());
    }

    private NarrowedList list(Context context) {
        CoverageBoard board = coverage.shown();
        MissingChoice choice = new MissingQuery(new Asked(context), registry).choice(board.lastYear());
        return NarrowedList.of(choice, board, registry);
    }

    private static void send(Context context, NarrowedList list, String ending, String type, byte[] bytes) {
        // a region is a code of the registry here, so that nothing odd gets into the name
        String name = "gongkai-" + list.report().year()
                + list.choice()
                        .region()
                        .map(code -> "-" + code.replaceAll("[^A-Za-z0-9]", "_"))
                        .orElse("")
                + "-" + list.report().asOf() + "." + ending;
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        Reply.tagged(context, type, bytes);
    }
}
