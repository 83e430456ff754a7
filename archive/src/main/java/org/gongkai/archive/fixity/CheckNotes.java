package org.gongkai.archive.fixity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of an attempt, kept beside the archive until it ends: a line that says when it began, then one JSON object
 * for each file that is done. A line that was cut short by a dying process counts for nothing.
 */
final class CheckNotes {
    /** Files read longer ago than this are read again. */
    private static final Duration FRESH = Duration.ofDays(2);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path path;

    CheckNotes(Path path) {
        this.path = path;
    }

    /** What an earlier attempt found sound; a file in which it found damage is read again. */
    Map<String, FileFindings> read(Instant now) throws IOException {
        Map<String, FileFindings> found = new HashMap<>();
        List<String> lines = Files.exists(path) ? Files.readAllLines(path, StandardCharsets.UTF_8) : List.of();
        boolean fresh = !lines.isEmpty() && Instant.parse(lines.get(0)).isAfter(now.minus(FRESH));
        if (!fresh) {
            Files.writeString(path, now + "\n", StandardCharsets.UTF_8);
            return found;
        }
        for (String line : lines.subList(1, lines.size())) {
            try {
                FileFindings findings = MAPPER.readValue(line, FileFindings.class);
                if (findings.damage.isEmpty()) {
                    found.put(findings.file, findings);
                }
            } catch (JsonProcessingException e) {
                break;
            }
        }
        return found;
    }

    void add(FileFindings findings) throws IOException {
        Files.writeString(
                path, MAPPER.writeValueAsString(findings) + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** The attempt has ended. */
    void forget() throws IOException {
        Files.deleteIfExists(path);
    }
}
