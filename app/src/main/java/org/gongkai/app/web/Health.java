package org.gongkai.app.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;

/**
 * Whether this process does what it is there for.
 *
 * @param status {@code ok}; {@code damaged} when the archive can be read and something in it is damaged; {@code failing}
 *     when one of the checks does not hold
 * @param problems what is damaged, with the remedy
 */
@JsonPropertyOrder({"status", "checks", "problems"})
record Health(String status, List<Check> checks, List<String> problems) {
    /** A crawl that is under way writes more than this between two looks. */
    private static final long LEAST_ROOM = 256L * 1024 * 1024;

    /** One thing that must hold; {@code detail} says what was seen. */
    @JsonPropertyOrder({"name", "holds", "detail"})
    record Check(String name, boolean holds, String detail) {}

    static Health of(Archive archive, Workings workings) {
        List<Check> checks = new ArrayList<>();
        List<String> problems = List.of();
        try {
            boolean empty = archive.isEmpty();
            problems = archive.problems();
            checks.add(new Check("archive", true, empty ? "it can be read, and is empty" : "it can be read"));
        } catch (ArchiveException e) {
            checks.add(new Check("archive", false, String.valueOf(e.getMessage())));
        }
        if (workings.crawls()) {
            boolean runs = workings.desk().isOpen();
            checks.add(new Check("scheduler", runs, runs ? "it runs" : "it does not run: nothing is crawled"));
        }
        workings.folder().ifPresent(folder -> checks.add(room(folder)));
        boolean holds = checks.stream().allMatch(Check::holds);
        return new Health(!holds ? "failing" : problems.isEmpty() ? "ok" : "damaged", checks, problems);
    }

    private static Check room(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            return new Check("disk", free >= LEAST_ROOM, (free >> 20) + " MiB are free");
        } catch (IOException e) {
            return new Check("disk", false, "the disk of the archive cannot be looked at: " + e.getMessage());
        }
    }

    /** Whether requests and crawls can be served. */
    boolean ready() {
        return checks.stream().allMatch(Check::holds);
    }
}
