package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.BOOLEAN;
import static org.gongkai.app.data.table.ColumnType.DATE;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.List;
import java.util.Locale;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/** Whose reports they are: every authority that has one, and those above it. */
public final class AuthoritiesTable {
    static final String NAME = "authorities";
    /** Begins the key of an authority that is known by its name alone. */
    private static final String UNREGISTERED = "?";

    private AuthoritiesTable() {}

    /**
     * An authority.
     *
     * @param key its code, or {@code ?} and a name
     * @param row of the registry, null when the registry has no such authority
     * @param province code of the topmost authority above it, itself included
     */
    public record Line(
            String key, @Nullable Authority row, @Nullable String province) {
        /** Null for a code that the registry no longer has. */
        private @Nullable String name() {
            if (row != null) {
                return row.name();
            }
            return key.startsWith(UNREGISTERED) ? key.substring(UNREGISTERED.length()) : null;
        }

        /** The authority of this key as the registry knows it. */
        public static Line of(String key, Registry registry) {
            Authority row = registry.find(key).orElse(null);
            List<String> above = row == null ? List.of() : registry.line(key);
            return new Line(key, row, above.isEmpty() ? null : above.get(above.size() - 1));
        }
    }

    /** The table. */
    public static Table<Line> table() {
        return new Table<>(
                NAME,
                new Wording("Authorities", "行政机关"),
                new Wording(
                        "Authorities that have a report in this export, and those above them.",
                        "本数据集中有年报的行政机关及其各级上级机关。"),
                List.of(
                        Column.<Line>of("authority", TEXT, "Code", "代码", Line::key)
                                .always()
                                .told(
                                        "GB/T 2260 for governments, longer for organs below one; '?' and the name for an"
                                                + " authority that the registry lacks.",
                                        "地方政府为 GB/T 2260 代码，其部门为更长的代码；登记表中没有的机关为“?”加名称。"),
                        Column.of("name", TEXT, "Name", "名称", Line::name),
                        Column.of(
                                "level",
                                TEXT,
                                "Level",
                                "层级",
                                line -> line.row() == null
                                        ? null
                                        : line.row().level().name().toLowerCase(Locale.ROOT)),
                        Column.<Line>of(
                                        "parent",
                                        TEXT,
                                        "Authority above",
                                        "上级机关",
                                        line -> line.row() == null
                                                ? null
                                                : line.row().parent().orElse(null))
                                .told("Code of the authority directly above.", "直接上级机关的代码。"),
                        Column.<Line>of("province", TEXT, "Topmost authority", "所属省级机关", Line::province)
                                .told(
                                        "Code of the topmost authority above, its own when there is none.",
                                        "最上一级机关的代码；本身即最上级时为其自身。"),
                        Column.<Line>of("registered", BOOLEAN, "In the registry", "是否在登记表中", line -> line.row() != null)
                                .always(),
                        Column.of(
                                "valid_from",
                                DATE,
                                "Name valid from",
                                "名称启用日期",
                                line -> line.row() == null
                                        ? null
                                        : line.row().validFrom().orElse(null)),
                        Column.of(
                                "valid_to",
                                DATE,
                                "Name valid to",
                                "名称停用日期",
                                line -> line.row() == null
                                        ? null
                                        : line.row().validTo().orElse(null))),
                List.of("authority"),
                List.of(new ForeignKey(List.of("parent"), NAME, List.of("authority"))));
    }
}
