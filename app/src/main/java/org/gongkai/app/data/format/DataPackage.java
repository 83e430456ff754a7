package org.gongkai.app.data.format;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.gongkai.app.data.table.Column;
import org.gongkai.app.data.table.ColumnType;
import org.gongkai.app.data.table.Dataset;
import org.gongkai.app.data.table.ForeignKey;
import org.gongkai.app.data.table.Table;
import org.gongkai.model.Wording;

/** The descriptor of a Data Package (Frictionless, version 2): {@code datapackage.json} beside a file for each table. */
final class DataPackage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Dataset dataset;
    private final ArrayNode resources = JSON.createArrayNode();

    DataPackage(Dataset dataset) {
        this.dataset = dataset;
    }

    /**
     * Describes a table's file.
     *
     * @param sha256 of the file, in hexadecimal digits
     */
    void add(Table<?> table, String path, String format, String mediaType, long bytes, String sha256, long rows) {
        ObjectNode resource = resources.addObject();
        resource.put("name", table.name());
        resource.put("path", path);
        resource.put("type", "table");
        words(resource, table.title(), table.description());
        resource.put("format", format);
        resource.put("mediatype", mediaType);
        if (format.equals("csv")) {
            resource.put("encoding", "utf-8");
            ObjectNode dialect = resource.putObject("dialect");
            dialect.put("delimiter", ",").put("lineTerminator", "\r\n").put("header", true);
        }
        resource.put("bytes", bytes);
        resource.put("hash", "sha256:" + sha256);
        resource.put("rowcount", rows);
        resource.set("schema", schema(table, format.equals("csv")));
    }

    private static ObjectNode schema(Table<?> table, boolean text) {
        ObjectNode schema = JSON.createObjectNode();
        ArrayNode fields = schema.putArray("fields");
        for (Column<?> column : table.columns()) {
            ObjectNode field = fields.addObject();
            field.put("name", column.name());
            field.put("type", column.type().label());
            words(field, column.title(), column.description());
            if (text && column.type() == ColumnType.BOOLEAN) {
                field.putArray("trueValues").add("true");
                field.putArray("falseValues").add("false");
            }
            if (column.required()) {
                field.putObject("constraints").put("required", true);
            }
        }
        schema.set("primaryKey", names(table.primaryKey()));
        if (!table.foreignKeys().isEmpty()) {
            ArrayNode keys = schema.putArray("foreignKeys");
            for (ForeignKey key : table.foreignKeys()) {
                ObjectNode node = keys.addObject();
                node.set("fields", names(key.columns()));
                // a table that refers to itself is named by the empty string (Table Schema, foreign keys)
                node.putObject("reference")
                        .put("resource", key.table().equals(table.name()) ? "" : key.table())
                        .set("fields", names(key.references()));
            }
        }
        if (text) {
            schema.putArray("missingValues").add("");
        }
        return schema;
    }

    private static void words(ObjectNode node, Wording title, Wording description) {
        node.put("title", title.en()).put("title:zh", title.zh());
        if (!description.en().isEmpty()) {
            node.put("description", description.en()).put("description:zh", description.zh());
        }
    }

    private static ArrayNode names(List<String> names) {
        ArrayNode array = JSON.createArrayNode();
        names.forEach(array::add);
        return array;
    }

    /** Writes the descriptor into a folder. */
    void write(Path folder, Collection<String> sources) throws IOException {
        ObjectNode about = JSON.createObjectNode();
        about.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        about.put("name", "gongkai-reports");
        words(about, Statements.title(dataset), Statements.DESCRIPTION);
        about.put("software", dataset.program());
        about.putArray("licenses")
                .addObject()
                .put("name", Statements.LICENCE)
                .put("path", Statements.LICENCE_PATH)
                .put("title", Statements.RIGHTS.en())
                .put("title:zh", Statements.RIGHTS.zh());
        ArrayNode list = about.putArray("sources");
        sources.forEach(site -> list.addObject().put("title", site).put("path", site));
        about.set("resources", resources);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        Files.writeString(
                folder.resolve("datapackage.json"),
                JSON.writer(printer).writeValueAsString(about) + "\n",
                StandardCharsets.UTF_8);
    }
}
