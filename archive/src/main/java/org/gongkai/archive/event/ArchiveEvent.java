package org.gongkai.archive.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Something that was done to what is kept (PREMIS 3.0, 2 Event entity).
 *
 * @param id the same when the same thing is told again
 * @param agent program and version
 * @param outcome {@code success}, {@code failure} or {@code warning}
 * @param detail a sentence
 * @param objects what it was done to: run, capture, digest, file or report; empty for the archive as a whole
 */
public record ArchiveEvent(
        String id, Type type, Instant at, String agent, String outcome, String detail, List<String> objects) {
    public ArchiveEvent {
        objects = List.copyOf(objects);
    }

    /** Types, after the Library of Congress event type vocabulary where it has the word. */
    public enum Type {
        CAPTURE,
        INGESTION,
        FIXITY_CHECK,
        EXTRACTION,
        EXPORT,
        REPAIR,
        REBUILD;

        /** As it is written, for example {@code fixity check}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** The type that is written so. */
        public static Type of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }
}
