package org.gongkai.archive.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A WACZ 1.1 file: WARC files, index and pages in one ZIP, nothing packed twice. */
final class WaczFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** ZIP knows no moment before; a real one would make two exports of the same differ. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path parts;
    private final ArrayNode resources = MAPPER.createArrayNode();

    /** @param parts folder that holds {@code archive/*.warc.gz} and takes the other parts */
    WaczFile(Path parts) {
        this.parts = parts;
    }

    void write(Path file, List<String> warcs, List<String> index, Wanted wanted, String words) throws IOException {
        Files.createDirectories(parts.resolve("indexes"));
        Files.createDirectories(parts.resolve("pages"));
        Files.writeString(
                parts.resolve("indexes/index.cdx"),
                index.isEmpty() ? "" : String.join("\n", index) + "\n",
                StandardCharsets.UTF_8);
        Files.writeString(parts.resolve("pages/pages.jsonl"), pages(wanted), StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String warc : warcs) {
                add(zip, "archive/" + warc);
            }
            add(zip, "indexes/index.cdx");
            add(zip, "pages/pages.jsonl");
            ObjectNode about = MAPPER.createObjectNode();
            about.put("profile", "data-package");
            about.put("wacz_version", "1.1.1");
            about.put("title", "政府信息公开工作年度报告" + (words.isEmpty() ? "" : " (" + words + ")"));
            about.put("software", "gongkai");
            about.put("created", wanted.latest().toString());
            wanted.pages().stream().findFirst().ifPresent(page -> {
                about.put("mainPageUrl", page.uri());
                about.put("mainPageDate", page.at().toString());
            });
            about.set("resources", resources);
            String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(about);
            Files.writeString(parts.resolve("datapackage.json"), text, StandardCharsets.UTF_8);
            ObjectNode digest = MAPPER.createObjectNode();
            digest.put("path", "datapackage.json");
            digest.put("hash", "sha256:" + Bag.digest(parts.resolve("datapackage.json"), "SHA-256"));
            Files.writeString(
                    parts.resolve("datapackage-digest.json"),
                    MAPPER.writeValueAsString(digest),
                    StandardCharsets.UTF_8);
            add(zip, "datapackage.json");
            add(zip, "datapackage-digest.json");
        }
    }

    private static String pages(Wanted wanted) throws IOException {
        StringBuilder lines =
                new StringBuilder("{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"Reports\"}\n");
        for (Wanted.Page page : wanted.pages()) {
            ObjectNode line = MAPPER.createObjectNode();
            line.put(
                    "id",
                    UUID.nameUUIDFromBytes((page.uri() + page.at()).getBytes(StandardCharsets.UTF_8))
                            .toString());
            line.put("url", page.uri());
            line.put("ts", page.at().toString());
            line.put("title", page.title());
            lines.append(MAPPER.writeValueAsString(line)).append('\n');
        }
        return lines.toString();
    }

    private void add(ZipOutputStream zip, String name) throws IOException {
        Path part = parts.resolve(name);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(Files.size(part));
        entry.setCrc(crc(part));
        zip.putNextEntry(entry);
        Files.copy(part, zip);
        zip.closeEntry();
        ObjectNode resource = resources.addObject();
        resource.put("name", name.substring(name.lastIndexOf('/') + 1));
        resource.put("path", name);
        resource.put("hash", "sha256:" + Bag.digest(part, "SHA-256"));
        resource.put("bytes", Files.size(part));
    }

    private static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(file)) {
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                crc.update(buffer, 0, some);
            }
        }
        return crc.getValue();
    }
}
