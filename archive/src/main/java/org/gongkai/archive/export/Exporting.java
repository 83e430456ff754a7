package org.gongkai.archive.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.payload.FileState;

/**
 * One export. It is written beside its place, under a name that ends in {@code .partial}, and moved there when it is
 * whole: what stands at the place is always complete.
 */
public final class Exporting {
    private final Path payloads;
    private final Map<String, FileState> committed;
    private final long fileSize;

    /** @param fileSize bytes after which the next WARC file is begun */
    public Exporting(Path payloads, Map<String, FileState> committed, long fileSize) {
        this.payloads = payloads;
        this.committed = committed;
        this.fileSize = fileSize;
    }

    /** @param out what does not exist yet, or is an empty folder */
    public ExportReport write(ExportOrder order, Wanted wanted, Path out, FixityProgress progress)
            throws IOException, InterruptedException {
        Path place = out.toAbsolutePath();
        if (place.getParent() != null) {
            Files.createDirectories(place.getParent());
        }
        Path partial = place.resolveSibling(place.getFileName() + ".partial");
        remove(partial);
        Files.createDirectories(partial);
        WarcExport warcs = new WarcExport(payloads, committed, wanted, fileSize, order.words());
        List<String> files =
                switch (order.format()) {
                    case WARC -> {
                        List<String> names = warcs.write(partial, progress);
                        index(partial.resolve("index.cdxj"), warcs.index());
                        Files.deleteIfExists(place);
                        Files.move(partial, place);
                        yield Stream.concat(names.stream(), Stream.of("index.cdxj"))
                                .toList();
                    }
                    case BAGIT -> {
                        List<String> names = warcs.write(partial.resolve("data"), progress);
                        index(partial.resolve("data/index.cdxj"), warcs.index());
                        new Bag(partial).close(wanted, order.words());
                        Files.deleteIfExists(place);
                        Files.move(partial, place);
                        yield Stream.concat(names.stream(), Stream.of("index.cdxj"))
                                .map(name -> "data/" + name)
                                .toList();
                    }
                    case WACZ -> {
                        List<String> names = warcs.write(partial.resolve("archive"), progress);
                        Path whole = partial.resolve("whole.wacz");
                        new WaczFile(partial).write(whole, names, warcs.index(), wanted, order.words());
                        Files.move(whole, place);
                        remove(partial);
                        yield List.of(place.getFileName().toString());
                    }
                };
        return new ExportReport(files, warcs.captures(), warcs.records(), warcs.bytes(), warcs.damage());
    }

    private static void index(Path file, List<String> lines) throws IOException {
        Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
