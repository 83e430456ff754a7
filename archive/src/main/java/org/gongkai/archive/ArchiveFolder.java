package org.gongkai.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of an embedded archive.
 *
 * <pre>gongkai-archive.txt   what the folder is, and its schema
 *payloads/             *.warc.gz: everything that came over the wire
 *metadata.mv           captures, runs, reports, extractions: H2 store behind the MongoDB server in process
 *metadata.commit       number of the last commit
 *metadata.mv.compact   a copy of metadata.mv without gaps while it is made
 *set-aside/            what a killed process had written and never committed
 *verification.jsonl    what a verification that was told to stop had found; gone when it has ended
 *rebuild/              metadata while it is built again
 *search/               index of the search; can be deleted at any time
 *grids/                what readers found in the files of reports; can be deleted at any time
 *lock                  held while a process has the archive open, and says which</pre>
 */
record ArchiveFolder(Path folder) {
    private static final String MARKER = "gongkai-archive.txt";
    /** Raised when an older program would misread the folder. 2: notes stand together in bundles. */
    private static final int SCHEMA = 2;

    private static final Set<String> OURS = Set.of(
            MARKER,
            "payloads",
            "metadata.mv",
            "metadata.commit",
            "metadata.mv.compact",
            "set-aside",
            "verification.jsonl",
            "rebuild",
            "search",
            "grids",
            "lock",
            "lost+found");
    private static final Pattern SCHEMA_LINE = Pattern.compile("gongkai archive, schema (\\d+)");

    /** Makes the folder if need be, after seeing that nothing else lives there. */
    static ArchiveFolder prepare(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException("it is a file; an archive is a folder, name one that exists or can be made");
        }
        Path marker = folder.resolve(MARKER);
        if (Files.exists(marker)) {
            checkSchema(marker);
        } else if (Files.isDirectory(folder)) {
            checkEmpty(folder);
        }
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new IOException("the folder cannot be written; change its permissions or name another");
        }
        Files.createDirectories(folder.resolve("payloads"));
        return new ArchiveFolder(folder);
    }

    /** Says what the folder is, for people, and for earlier and later programs. */
    void mark() throws IOException {
        Path marker = folder.resolve(MARKER);
        if (!Files.exists(marker) || schema(marker) < SCHEMA) {
            Path draft = folder.resolve("lock").resolveSibling(MARKER + ".new");
            Files.writeString(
                    draft,
                    "gongkai archive, schema " + SCHEMA + "\n\n"
                            + "payloads/ holds WARC 1.1 files (ISO 28500:2017) with everything that was fetched.\n"
                            + "metadata.mv holds what is known about it; keep both together, and change neither.\n",
                    StandardCharsets.UTF_8);
            Files.move(draft, marker, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void checkSchema(Path marker) throws IOException {
        int schema = schema(marker);
        if (schema > SCHEMA) {
            throw new IOException("the archive has schema " + schema + ", this program knows schemas up to " + SCHEMA
                    + "; use the gongkai that wrote it, or a newer one");
        }
    }

    private static int schema(Path marker) throws IOException {
        Matcher matcher = SCHEMA_LINE.matcher(Files.readString(marker, StandardCharsets.UTF_8));
        if (!matcher.find()) {
            throw new IOException(marker + " should begin with 'gongkai archive, schema …' and does not;"
                    + " if the folder is an archive, put that file back");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static void checkEmpty(Path folder) throws IOException {
        List<String> others;
        try (Stream<Path> list = Files.list(folder)) {
            others = list.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.startsWith(MARKER) && !OURS.contains(name))
                    .sorted()
                    .limit(3)
                    .toList();
        }
        if (!others.isEmpty()) {
            throw new IOException("the folder is no archive and is not empty (it holds " + String.join(", ", others)
                    + "); name an empty folder, or one that does not exist yet");
        }
    }

    /** Where metadata is built before it takes the place of what is there. */
    ArchiveFolder draft() throws IOException {
        Path draft = folder.resolve("rebuild");
        Files.createDirectories(draft);
        Files.deleteIfExists(draft.resolve("metadata.mv"));
        Files.deleteIfExists(draft.resolve("metadata.commit"));
        return new ArchiveFolder(draft);
    }

    /**
     * Puts rebuilt metadata in its place and the old aside. A process that dies in between leaves no metadata, which
     * rebuilding mends.
     */
    void adopt(ArchiveFolder draft, String stamp) throws IOException {
        Files.createDirectories(setAside());
        if (Files.exists(metadata())) {
            Files.move(
                    metadata(), setAside().resolve("metadata-" + stamp + ".mv"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(draft.commitMark(), commitMark(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft.metadata(), metadata(), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(draft.folder());
    }

    Path payloads() {
        return folder.resolve("payloads");
    }

    Path setAside() {
        return folder.resolve("set-aside");
    }

    Path verification() {
        return folder.resolve("verification.jsonl");
    }

    Path grids() {
        return folder.resolve("grids");
    }

    Path metadata() {
        return folder.resolve("metadata.mv");
    }

    Path commitMark() {
        return folder.resolve("metadata.commit");
    }

    /** Payload files without the metadata that knows how far they are good must not be taken for torn ones. */
    void requireMetadataForPayloads() throws IOException {
        if (Files.exists(metadata())) {
            return;
        }
        try (Stream<Path> files = Files.list(payloads())) {
            if (files.anyMatch(file -> file.getFileName().toString().endsWith(".warc.gz"))) {
                throw new IOException(
                        "payloads/ holds WARC files and metadata.mv is missing; nothing was changed;"
                                + " put metadata.mv back from a backup, or have it built again from the files with 'gongkai rebuild'");
            }
        }
    }
}
