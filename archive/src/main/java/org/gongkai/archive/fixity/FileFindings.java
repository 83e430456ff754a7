package org.gongkai.archive.fixity;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one payload file was found to hold, up to a length. It grows, and is kept on disk as JSON between two attempts.
 *
 * <p>{@code captures}: capture id → digest of all that the file tells of it. {@code bodies}: offset and digest of each
 * sound body, {@code "1234 5f1c…"}. {@code broken}: begin and length of stretches that are damaged.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class FileFindings {
    String file = "";
    long length;
    long records;
    long payloads;
    List<Damage> damage = new ArrayList<>();
    Map<String, String> captures = new HashMap<>();
    Set<String> bodies = new HashSet<>();
    List<long[]> broken = new ArrayList<>();

    /** What was found of the same file. */
    void take(FileFindings found) {
        length = found.length;
        records = found.records;
        payloads = found.payloads;
        damage = found.damage;
        captures = found.captures;
        bodies = found.bodies;
        broken = found.broken;
    }

    static String body(long offset, String digest) {
        return offset + " " + digest;
    }
}
