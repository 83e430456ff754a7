package org.gongkai.archive.mongo;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.gongkai.archive.coverage.Reading;
import org.gongkai.model.Wording;

/**
 * The few facts of each extraction that coverage asks about.
 *
 * <pre>facts {_id: "&lt;extraction key&gt;", schema: 1, published: "2020-01-20", listed: true, unreadable: {en: "…", zh: "…"}, form: "cn-2019",
 *        tables: [{id: "4", absent: 15, cells: 15}], chapters: [1, 2, 3, 4, 6]}</pre>
 *
 * <p>They follow from the extraction, which never changes: what is not here, or has another schema, is made anew from it.
 */
final class ReadingShelf {
    /** Raised, with that of {@link Metadata}'s shortened things, when {@link Reading#of} tells other facts. */
    private static final int SCHEMA = 1;

    private final Shelf readings;

    ReadingShelf(MetadataHome home, boolean sole) {
        this.readings = new Shelf(home, "facts", sole);
    }

    void put(String key, Reading reading) {
        readings.put(write(key, reading));
    }

    /** Those that are here. */
    Map<String, Reading> find(Collection<String> keys) {
        Map<String, Reading> found = new HashMap<>();
        readings.find(new LinkedHashSet<>(keys)).stream()
                .filter(document -> document.getInteger("schema") == SCHEMA)
                .forEach(document -> found.put(document.getString("_id"), read(document)));
        return found;
    }

    private static Document write(String key, Reading reading) {
        Document document = new Document("_id", key).append("schema", SCHEMA);
        reading.published().ifPresent(day -> document.append("published", day.toString()));
        if (reading.listed()) {
            document.append("listed", true);
        }
        reading.unreadable()
                .ifPresent(why -> document.append("unreadable", new Document("en", why.en()).append("zh", why.zh())));
        reading.form().ifPresent(form -> document.append("form", form));
        return document.append(
                        "tables",
                        reading.tables().stream()
                                .map(table -> new Document("id", table.id())
                                        .append("absent", table.absent())
                                        .append("cells", table.cells()))
                                .toList())
                .append("chapters", reading.chapters());
    }

    private static Reading read(Document document) {
        return new Reading(
                Optional.ofNullable(document.getString("published")).map(LocalDate::parse),
                document.getBoolean("listed", false),
                Optional.ofNullable(document.get("unreadable", Document.class))
                        .map(why -> new Wording(why.getString("en"), why.getString("zh"))),
                Optional.ofNullable(document.getString("form")),
                document.getList("tables", Document.class).stream()
                        .map(table -> new Reading.Table(
                                table.getString("id"), table.getInteger("absent"), table.getInteger("cells")))
                        .toList(),
                List.copyOf(document.getList("chapters", Integer.class)));
    }

    void flush() {
        readings.flush();
    }
}
