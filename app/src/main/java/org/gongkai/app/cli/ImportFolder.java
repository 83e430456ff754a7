package org.gongkai.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gongkai.app.pipeline.Intake;
import org.gongkai.app.pipeline.Intake.PlainFile;
import org.gongkai.app.pipeline.Intake.Taken;
import org.gongkai.model.Digest;

/** What a path of an import stands for: a WARC or WACZ file, a file of its own, or a folder of these. */
final class ImportFolder {
    private static final String INDEX = "index.csv";
    private static final List<String> COLUMNS = List.of("file", "url", "date");

    private final Intake intake;
    private final Instant now;

    ImportFolder(Intake intake, Instant now) {
        this.intake = intake;
        this.now = now;
    }

    List<Taken> take(Path path, Optional<URI> url, Optional<Instant> date) throws IOException, InterruptedException {
        if (Files.isDirectory(path)) {
            return Files.exists(path.resolve(INDEX)) ? indexed(path) : loose(path);
        }
        if (isWeb(path)) {
            return List.of(intake.takeWeb(path));
        }
        // a file that nobody says an address of is kept under its own digest
        URI uri = url.isPresent()
                ? url.get()
                : URI.create("urn:sha256:" + Digest.of(Files.readAllBytes(path)).hex());
        return List.of(intake.takeFile(new PlainFile(path, uri, date.orElse(now))));
    }

    /** Whether the file is a WARC or WACZ file, by its name or by what it begins with. */
    private static boolean isWeb(Path path) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return Intake.isWarc(name) || name.endsWith(".wacz") || WebArchiveSigns.stand(path);
    }

    private List<Taken> loose(Path folder) throws IOException, InterruptedException {
        List<Path> files;
        // of a bag (RFC 8493) only what it carries; the rest tells about that
        Path content = Files.exists(folder.resolve("bagit.txt")) ? folder.resolve("data") : folder;
        try (Stream<Path> walk = Files.walk(content)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<Taken> taken = new ArrayList<>();
        List<Path> strange = new ArrayList<>();
        for (Path file : files) {
            if (isWeb(file)) {
                taken.add(intake.takeWeb(file));
            } else {
                strange.add(file);
            }
        }
        // an index of WARC files says nothing that they do not
        boolean indexes = !taken.isEmpty();
        List<String> problems = strange.stream()
                .filter(file -> !indexes || !isIndex(file))
                .map(file -> file + ": nothing says where and when it was found; add " + folder.resolve(INDEX)
                        + " with the columns file,url,date, or import it with --url and --date")
                .toList();
        if (!problems.isEmpty()) {
            taken.add(new Taken(folder.toString(), "", 0, 0, 0, List.of(), problems));
        }
        return taken;
    }

    private static boolean isIndex(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.cdxj?(\\.gz|\\.idx)?");
    }

    private List<Taken> indexed(Path folder) throws IOException, InterruptedException {
        List<Taken> taken = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<Path> named = new HashSet<>();
        Path index = folder.resolve(INDEX);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (Reader text = Files.newBufferedReader(index, StandardCharsets.UTF_8);
                CSVParser rows = format.parse(text)) {
            if (!rows.getHeaderNames().stream()
                    .map(name -> name.replace("\uFEFF", ""))
                    .toList()
                    .containsAll(COLUMNS)) {
                throw new UsageException(index + " should have the columns file,url,date and has "
                        + String.join(",", rows.getHeaderNames()));
            }
            int file = column(rows, "file");
            int url = column(rows, "url");
            int date = column(rows, "date");
            for (CSVRecord row : rows) {
                String where = index + ":" + rows.getCurrentLineNumber();
                List<String> wrong = new ArrayList<>();
                Optional<Path> path = checked(wrong, () -> inside(folder, row.get(file)));
                Optional<URI> place = checked(wrong, () -> ImportCommand.address(row.get(url)));
                Optional<Instant> day = checked(wrong, () -> ImportCommand.moment(row.get(date), now));
                path.ifPresent(named::add);
                if (path.isPresent() && place.isPresent() && day.isPresent()) {
                    taken.add(intake.takeFile(new PlainFile(path.get(), place.get(), day.get())));
                } else {
                    problems.add(where + ": " + String.join("; ", wrong));
                }
            }
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile)
                    .map(Path::normalize)
                    .filter(path -> !path.equals(index.normalize()) && !named.contains(path))
                    .sorted()
                    .forEach(path -> problems.add(path + ": " + INDEX + " does not name it; it was not taken"));
        }
        if (!problems.isEmpty()) {
            taken.add(new Taken(index.toString(), "", 0, 0, 0, List.of(), problems));
        }
        return taken;
    }

    /** What a column says, or one more thing that is wrong with the row. */
    private static <T> Optional<T> checked(List<String> wrong, Supplier<T> column) {
        try {
            return Optional.of(column.get());
        } catch (UsageException | ArrayIndexOutOfBoundsException e) {
            String message = String.valueOf(e.getMessage());
            if (!wrong.contains(message)) {
                wrong.add(message);
            }
            return Optional.empty();
        }
    }

    private static Path inside(Path folder, String name) {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder.normalize()) || !Files.isRegularFile(path)) {
            throw new UsageException("there is no file '" + name + "' in the folder");
        }
        return path;
    }

    private static int column(CSVParser rows, String name) {
        List<String> names = rows.getHeaderNames();
        for (int index = 0; index < names.size(); index++) {
            if (names.get(index).replace("\uFEFF", "").equals(name)) {
                return index;
            }
        }
        throw new UsageException("there is no column " + name);
    }
}
