package org.gongkai.archive.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongkai.archive.warc.WarcDigests;

/** A folder with {@code data/} as a bag (RFC 8493), with SHA-512 manifests. */
final class Bag {
    private final Path folder;

    Bag(Path folder) {
        this.folder = folder;
    }

    /** Writes everything that stands beside {@code data/}. */
    void close(Wanted wanted, String words) throws IOException {
        Map<String, String> payload = digests(List.of(folder.resolve("data")));
        long octets = 0;
        for (String name : payload.keySet()) {
            octets += Files.size(folder.resolve(name));
        }
        write("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        write(
                "bag-info.txt",
                "Bag-Software-Agent: gongkai\nBagging-Date: " + LocalDate.ofInstant(wanted.latest(), ZoneOffset.UTC)
                        + "\nExternal-Description: captures of annual reports on government-information disclosure"
                        + " (政府信息公开工作年度报告)" + (words.isEmpty() ? "" : ", " + words) + "\nPayload-Oxum: " + octets
                        + "." + payload.size() + "\n");
        write("manifest-sha512.txt", lines(payload));
        write(
                "tagmanifest-sha512.txt",
                lines(digests(List.of(
                        folder.resolve("bag-info.txt"),
                        folder.resolve("bagit.txt"),
                        folder.resolve("manifest-sha512.txt")))));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static String lines(Map<String, String> digests) {
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
        return lines.toString();
    }

    private Map<String, String> digests(List<Path> roots) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    digests.put(folder.relativize(file).toString().replace('\\', '/'), digest(file, "SHA-512"));
                }
            }
        }
        return digests;
    }

    static String digest(Path file, String algorithm) throws IOException {
        MessageDigest digest = WarcDigests.of(algorithm);
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(file)) {
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                digest.update(buffer, 0, some);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
