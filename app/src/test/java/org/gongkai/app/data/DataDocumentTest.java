package org.gongkai.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.gongkai.app.data.table.Column;
import org.gongkai.app.data.table.Table;
import org.gongkai.app.data.table.Tables;
import org.gongkai.config.Configuration;
import org.gongkai.model.Wording;
import org.junit.jupiter.api.Test;

/** Holds docs/data.md against the tables themselves. */
class DataDocumentTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    /** Keys and names, before a column for each cell of the form. */
    private static final int COLUMNS_OF_WIDE = 6;

    @Test
    void describesEveryColumnOfEveryTable() throws Exception {
        String page = Files.readString(ROOT.resolve("docs/data.md"));
        for (Table<?> table : new Tables(Configuration.load(List.of()).forms()).all()) {
            assertThat(page).contains(described(table));
        }
    }

    /** What the page says of a table. */
    static String described(Table<?> table) {
        boolean wide = table.columns().size() > COLUMNS_OF_WIDE * 5;
        StringBuilder text = new StringBuilder(
                        "### `" + table.name() + "` " + table.title().zh() + "\n\n")
                .append(table.description().en())
                .append(" Key: ")
                .append(names(table.primaryKey()))
                .append(".\n");
        table.foreignKeys().forEach(key -> text.append("Refers to `")
                .append(key.table())
                .append("` by ")
                .append(names(key.columns()))
                .append(".\n"));
        text.append("\n| column | type | | |\n|---|---|---|---|\n");
        for (Column<?> column : wide ? table.columns().subList(0, COLUMNS_OF_WIDE) : table.columns()) {
            text.append("| `" + column.name() + "` | " + column.type().label())
                    .append(column.required() ? ", never null | " : " | ")
                    .append(joined(
                            column.title().en(), ". ", column.description().en()))
                    .append(" | ")
                    .append(joined(
                            column.title().zh(), "：", column.description().zh()))
                    .append(" |\n");
        }
        if (wide) {
            Wording first = table.columns().get(COLUMNS_OF_WIDE).title();
            text.append("| `" + table.columns().get(COLUMNS_OF_WIDE).name() + "` … | "
                    + table.columns().get(COLUMNS_OF_WIDE).type().label() + " | " + first.en() + " … | " + first.zh()
                    + " … |\n");
        }
        return text.toString();
    }

    private static String joined(String title, String between, String description) {
        return description.isEmpty() ? title : title + between + description;
    }

    private static String names(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
