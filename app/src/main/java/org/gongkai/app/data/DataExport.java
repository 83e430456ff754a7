package org.gongkai.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.app.data.format.CsvFolder;
import org.gongkai.app.data.format.DataFormat;
import org.gongkai.app.data.format.ParquetFolder;
import org.gongkai.app.data.format.SqliteFile;
import org.gongkai.app.data.format.Workbook;
import org.gongkai.app.data.table.Dataset;
import org.gongkai.app.data.table.Tables;
import org.gongkai.app.data.table.VersionLine;
import org.gongkai.archive.Archive;
import org.gongkai.config.Registry;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/**
 * Exports what the archive has read as tables. It is written beside its place, under a name of its own
 * that ends in {@code .partial-} and a number, and moved there when it is whole; what fails or is interrupted leaves nothing.
 */
public final class DataExport {
    private final Archive archive;
    private final FormSet forms;
    private final Registry registry;
    private final String program;
    private final boolean samples;

    /**
     * @param program name and version, as the export tells them
     * @param samples whether what the archive holds are the bundled samples, which shall not pass as real
     */
    public DataExport(Archive archive, FormSet forms, Registry registry, String program, boolean samples) {
        this.archive = archive;
        this.forms = forms;
        this.registry = registry;
        this.program = program;
        this.samples = samples;
    }

    /** Told how far it is. */
    public interface Progress {
        void exported(long reports, long ofReports);
    }

    /**
     * Writes what is wanted.
     *
     * @param out what does not exist, or is an empty folder
     * @throws IOException when it cannot be written; nothing is at the place then
     * @throws InterruptedException when told to stop; likewise
     */
    public DataReport write(DataOrder order, Path out, Progress progress) throws IOException, InterruptedException {
        Path place = out.toAbsolutePath();
        if (place.getParent() != null) {
            Files.createDirectories(place.getParent());
        }
        // of a name that nobody else has: what lies beside the place is others'
        Path partial =
                Files.createTempDirectory(place.resolveSibling("x").getParent(), place.getFileName() + ".partial-");
        Path parts = Files.createDirectories(partial.resolve("parts"));
        Path whole = partial.resolve("whole");
        try {
            DataReport report = write(order, whole, parts, progress);
            Files.deleteIfExists(place);
            Files.move(whole, place);
            return new DataReport(files(place), report.reports(), report.rows(), report.notes());
        } finally {
            remove(partial);
        }
    }

    private DataReport write(DataOrder order, Path whole, Path parts, Progress progress)
            throws IOException, InterruptedException {
        Tables tables = new Tables(forms);
        Dataset dataset = new Dataset(program, order.words(), samples, tables.all());
        List<ReportKey> keys =
                archive.reports().stream().filter(key -> wanted(key, order)).toList();
        try (DataFormat format = open(order.format(), dataset, whole, parts)) {
            ReportRows rows = new ReportRows(tables, forms, format);
            long reports = 0;
            for (int i = 0; i < keys.size(); i++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop");
                }
                Optional<ReportHistory> history = archive.history(keys.get(i)).filter(found -> isSince(found, order));
                if (history.isPresent()) {
                    rows.report(lines(history.get()), order.allVersions());
                    reports++;
                }
                progress.exported(i + 1L, keys.size());
            }
            rows.finish(registry);
            List<String> notes = new ArrayList<>(rows.notes());
            if (samples && reports > 0) {
                notes.add("these are the demo's bundled samples, not real reports: 'sample' says so in each row");
            }
            notes.addAll(format.finish(rows.sources()));
            return new DataReport(List.of(), reports, rows.counts(), notes);
        }
    }

    private static DataFormat open(DataOrder.Format format, Dataset dataset, Path whole, Path parts)
            throws IOException {
        return switch (format) {
            case CSV -> new CsvFolder(dataset, Files.createDirectory(whole));
            case PARQUET -> new ParquetFolder(dataset, Files.createDirectory(whole));
            case SQLITE -> new SqliteFile(dataset, whole);
            case XLSX -> new Workbook(dataset, whole, parts);
        };
    }

    private boolean wanted(ReportKey key, DataOrder order) {
        return order.year().map(year -> year == key.year()).orElse(true)
                && order.authority().map(key.authority()::equals).orElse(true)
                && order.region()
                        .map(region -> registry.isWithin(key.authority(), region))
                        .orElse(true);
    }

    private static boolean isSince(ReportHistory history, DataOrder order) {
        return order.since()
                .map(at -> history.versions().stream()
                        .anyMatch(version -> !version.firstSeen().isBefore(at)))
                .orElse(true);
    }

    private List<VersionLine> lines(ReportHistory history) {
        List<ReportVersion> versions = history.versions();
        List<VersionLine> lines = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            lines.add(new VersionLine(
                    history,
                    versions.get(i),
                    i == versions.size() - 1,
                    archive.extraction(versions.get(i).extraction()).orElse(null),
                    samples));
        }
        return lines;
    }

    private static List<String> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place.getFileName().toString());
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
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
