package org.gongkai.extractor;

import java.util.List;
import java.util.Optional;
import org.gongkai.extractor.detect.FileKind;
import org.gongkai.extractor.read.Reading;
import org.gongkai.model.Digest;

/**
 * What readers found in a file before any form was laid on it: tables, paragraphs, what the file says about itself. The
 * same bytes with the same readers and settings give the same, whatever the forms.
 *
 * @param sha256 of the file; of the first of several pages
 * @param kind as detected
 */
public record FileContent(Digest sha256, FileKind kind, Content content) {
    /** What is in a file. */
    public sealed interface Content {
        /** Code of what time or memory did not suffice for: it says nothing of the file. */
        String GAVE_UP = "gave-up";

        /** Code of what breaks its reader. */
        String DAMAGED = "damaged";

        /** One document. */
        record Text(Reading reading) implements Content {}

        /** Nothing that could be read, and why. */
        record Unread(String code, String message) implements Content {}

        /** Other files. */
        record Unpacked(List<Member> members) implements Content {
            public Unpacked {
                members = List.copyOf(members);
            }
        }
    }

    /**
     * A file in an archive, or in an archive in it.
     *
     * @param place its name, behind those of the archives that it lies in
     * @param kind empty where it could not be unpacked
     * @param content never {@code Unpacked}
     */
    public record Member(String place, Optional<FileKind> kind, Content content) {}

    /**
     * Whether it may be kept instead of the bytes: nothing of it was given up for want of time or memory, and no reader
     * broke, which may be the machine's fault.
     */
    public boolean keepable() {
        return content instanceof Content.Unpacked unpacked
                ? unpacked.members().stream().allMatch(member -> isSure(member.content()))
                : isSure(content);
    }

    private static boolean isSure(Content content) {
        return !(content instanceof Content.Unread unread)
                || !unread.code().equals(Content.GAVE_UP) && !unread.code().equals(Content.DAMAGED);
    }
}
