package org.gongkai.extractor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.extractor.FileContent.Content;
import org.gongkai.extractor.FileContent.Member;
import org.gongkai.extractor.detect.FileKind;
import org.gongkai.extractor.detect.KindDetector;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Members;
import org.gongkai.extractor.read.UnreadableFileException;

/** Reads the files of an archive, and of archives in it. */
final class UnpackedFiles {
    private static final int DEEPEST = 2;

    private final Source archive;
    private final Budget budget;
    private final List<Member> members = new ArrayList<>();

    private UnpackedFiles(Source archive, Budget budget) {
        this.archive = archive;
        this.budget = budget;
    }

    static Content.Unpacked of(Source archive, FileKind kind, Budget budget) throws UnreadableFileException {
        UnpackedFiles files = new UnpackedFiles(archive, budget);
        files.unpack(archive.bytes(), kind, "", 1);
        return new Content.Unpacked(files.members);
    }

    private void unpack(byte[] bytes, FileKind kind, String path, int depth) throws UnreadableFileException {
        Members.each(bytes, kind.mediaType(), budget, new Unpacking(path, depth));
    }

    private final class Unpacking implements Members.Taker {
        private final String path;
        private final int depth;

        Unpacking(String path, int depth) {
            this.path = path;
            this.depth = depth;
        }

        private String place(String name) {
            return path.isEmpty() ? name : path + " / " + name;
        }

        @Override
        public void miss(String name, UnreadableFileException reason) {
            members.add(new Member(
                    place(name),
                    Optional.empty(),
                    new Content.Unread(reason.code(), String.valueOf(reason.getMessage()))));
        }

        @Override
        public void take(String name, byte[] content, Optional<String> contentType) throws UnreadableFileException {
            FileKind inner = KindDetector.detect(content);
            if (inner.family() == FileKind.Family.ARCHIVE && depth < DEEPEST) {
                try {
                    unpack(content, inner, place(name), depth + 1);
                } catch (UnreadableFileException e) {
                    budget.checkTime();
                    miss(name, e);
                }
            } else if (inner.family() != FileKind.Family.EMPTY) {
                Source file = new Source(
                        archive.file(),
                        content,
                        archive.address(),
                        contentType,
                        archive.titleHint(),
                        archive.site(),
                        archive.portalAuthority());
                members.add(
                        new Member(place(name), Optional.of(inner), ContentReader.text(file, inner, budget.forPart())));
            }
        }
    }
}
