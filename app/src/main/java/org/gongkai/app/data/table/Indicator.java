package org.gongkai.app.data.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A figure that can be followed through the years.
 *
 * @param id its cell's id in the newest form that has it, or a name of its own where that id means something else
 * @param cells its cell's id in each form that has it, by the form's id
 * @param comparable {@code yes}, {@code caution} or {@code one-form}
 * @param reason why not simply yes; empty for yes
 * @param label of the figure
 */
public record Indicator(String id, Map<String, String> cells, String comparable, Wording reason, Wording label) {
    /** The forms that are joined, older first. */
    public static final List<String> FORMS = List.of("cn-2019", "cn-2021");

    private static final String EVERY_COLUMN = "*";

    public Indicator {
        cells = Map.copyOf(cells);
    }

    /** The cell in a form, null when the form has none. */
    public @Nullable String cell(String form) {
        return cells.get(form);
    }

    /** All of them, in the order of {@code series.csv}, which says what is joined with what and why not. */
    public static List<Indicator> all(FormSet forms) {
        List<Indicator> all = new ArrayList<>();
        try (InputStream in = Indicator.class.getResourceAsStream("/org/gongkai/app/data/series.csv")) {
            if (in == null) {
                throw new IllegalStateException("series.csv is not in the program");
            }
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            try (CSVParser lines = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (CSVRecord line : lines) {
                    columns(line, forms).forEach(column -> all.add(read(line, column, forms)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The columns that a star stands for; a line without a star is for one. */
    private static List<String> columns(CSVRecord line, FormSet forms) {
        if (!line.get("indicator").endsWith(EVERY_COLUMN)) {
            return List.of("");
        }
        for (String form : FORMS) {
            String pattern = line.get(form);
            String row = pattern.substring(0, Math.max(0, pattern.length() - 1));
            List<String> columns = cells(forms, form).stream()
                    .map(FormCell::id)
                    .filter(id -> !row.isEmpty() && id.startsWith(row))
                    .map(id -> id.substring(row.length()))
                    .toList();
            if (!columns.isEmpty()) {
                return columns;
            }
        }
        return List.of();
    }

    private static Indicator read(CSVRecord line, String column, FormSet forms) {
        Map<String, String> cells = new LinkedHashMap<>();
        Wording label = new Wording("", "");
        for (String form : FORMS) {
            String id = line.get(form).replace(EVERY_COLUMN, column);
            Optional<FormCell> known = cells(forms, form).stream()
                    .filter(cell -> cell.id().equals(id))
                    .findFirst();
            if (known.isPresent()) {
                cells.put(form, id);
                label = known.get().label();
            }
        }
        return new Indicator(
                line.get("indicator").replace(EVERY_COLUMN, column),
                cells,
                line.get("comparable"),
                new Wording(line.get("reason_en"), line.get("reason_zh")),
                label);
    }

    private static List<FormCell> cells(FormSet forms, String form) {
        return forms.find(form).map(FormCell::of).orElse(List.of());
    }
}
