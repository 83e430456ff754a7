package org.gongkai.extractor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.gongkai.extractor.FileContent.Content;
import org.gongkai.extractor.FileContent.Member;
import org.gongkai.extractor.detect.FileKind;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.grid.Recognition;
import org.gongkai.extractor.read.Reading;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.Position;
import org.gongkai.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What readers found in the files of a report, as bytes that are kept until the readers change.
 *
 * <pre>"gkgr", layout (1 byte)
 *SHA-256 of the rest  (32 bytes)
 *{@link PackedWriter packed}: number of files, then for each
 *    0, version of its reader, digest, kind, content    or the number, from 1, of an earlier one that it shares</pre>
 */
public final class ContentCodec {
    private static final byte[] HEAD = {'g', 'k', 'g', 'r', 1};
    private static final int DIGEST = 32;

    private ContentCodec() {}

    /** The bytes that stand for these contents; the same object twice stays the same object. */
    public static byte[] write(List<FileContent> contents) {
        PackedWriter out = new PackedWriter();
        out.number(contents.size());
        for (int at = 0; at < contents.size(); at++) {
            FileContent content = contents.get(at);
            int shared = first(contents, content);
            out.number(shared < at ? shared + 1 : 0);
            if (shared == at) {
                out.text(ReaderCode.of(content.kind().family()).hex());
                out.text(content.sha256().hex());
                write(content.kind(), out);
                write(content.content(), out);
            }
        }
        byte[] packed = out.bytes();
        byte[] whole = Arrays.copyOf(HEAD, HEAD.length + DIGEST + packed.length);
        System.arraycopy(sha256(packed, 0), 0, whole, HEAD.length, DIGEST);
        System.arraycopy(packed, 0, whole, HEAD.length + DIGEST, packed.length);
        return whole;
    }

    private static int first(List<FileContent> contents, FileContent content) {
        int at = 0;
        while (contents.get(at) != content) {
            at++;
        }
        return at;
    }

    /** The contents; empty when the bytes are damaged, or other readers wrote them. */
    public static Optional<List<FileContent>> read(byte[] bytes) {
        int body = HEAD.length + DIGEST;
        if (bytes.length < body
                || !Arrays.equals(bytes, 0, HEAD.length, HEAD, 0, HEAD.length)
                || !Arrays.equals(bytes, HEAD.length, body, sha256(bytes, body), 0, DIGEST)) {
            return Optional.empty();
        }
        try {
            return contents(new PackedReader(bytes, body));
        } catch (DataFormatException | RuntimeException e) {
            // whole, and of another layout
            return Optional.empty();
        }
    }

    private static byte[] sha256(byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, bytes.length - from);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static Optional<List<FileContent>> contents(PackedReader in) {
        List<FileContent> contents = new ArrayList<>();
        int count = in.number();
        for (int at = 0; at < count; at++) {
            int shared = in.number();
            if (shared > 0) {
                contents.add(contents.get(shared - 1));
                continue;
            }
            String reader = in.text();
            Digest sha256 = new Digest(in.text());
            FileKind kind = kind(in);
            if (!ReaderCode.of(kind.family()).hex().equals(reader)) {
                return Optional.empty();
            }
            contents.add(new FileContent(sha256, kind, content(in)));
        }
        return Optional.of(contents);
    }

    private static void write(FileKind kind, PackedWriter out) {
        out.text(kind.mediaType());
        out.text(kind.family().name());
    }

    private static FileKind kind(PackedReader in) {
        return new FileKind(in.text(), FileKind.Family.valueOf(in.text()));
    }

    private static void write(Content content, PackedWriter out) {
        if (content instanceof Content.Text text) {
            out.number(0);
            write(text.reading(), out);
        } else if (content instanceof Content.Unread unread) {
            out.number(1);
            out.text(unread.code());
            out.text(unread.message());
        } else if (content instanceof Content.Unpacked unpacked) {
            out.number(2);
            out.list(unpacked.members(), member -> {
                out.text(member.place());
                out.flag(member.kind().isPresent());
                member.kind().ifPresent(kind -> write(kind, out));
                write(member.content(), out);
            });
        }
    }

    private static Content content(PackedReader in) {
        return switch (in.number()) {
            case 0 -> new Content.Text(reading(in));
            case 1 -> new Content.Unread(in.text(), in.text());
            default ->
                new Content.Unpacked(in.list(() ->
                        new Member(in.text(), in.flag() ? Optional.of(kind(in)) : Optional.empty(), content(in))));
        };
    }

    private static void write(Reading reading, PackedWriter out) {
        out.text(reading.reader());
        out.list(reading.blocks(), block -> write(block, out));
        Reading.Facts facts = reading.facts();
        out.texts(facts.titles());
        out.texts(facts.issuers());
        out.texts(facts.dates());
        out.flag(facts.site().isPresent());
        facts.site().ifPresent(out::text);
        out.text(facts.surroundings());
        out.number(facts.links());
        out.number(facts.images());
        out.texts(facts.attachments());
        out.list(reading.findings(), finding -> {
            out.text(finding.code());
            out.text(finding.severity().name());
            out.text(finding.message());
            out.texts(finding.cells());
            out.text(finding.messageZh());
        });
    }

    private static Reading reading(PackedReader in) {
        return new Reading(
                in.text(),
                in.list(() -> block(in)),
                new Reading.Facts(
                        in.texts(),
                        in.texts(),
                        in.texts(),
                        in.flag() ? Optional.of(in.text()) : Optional.empty(),
                        in.text(),
                        in.number(),
                        in.number(),
                        in.texts()),
                in.list(() -> new Finding(in.text(), Severity.valueOf(in.text()), in.text(), in.texts(), in.text())));
    }

    private static void write(Block block, PackedWriter out) {
        if (block instanceof Prose prose) {
            out.number(prose.heading() ? 1 : 0);
            out.text(prose.text());
        } else if (block instanceof Grid grid) {
            out.number(2);
            out.number(grid.number());
            out.text(grid.geometry().name());
            out.number(grid.rowCount());
            out.number(grid.columnCount());
            out.list(grid.cells(), cell -> write(cell, grid, out));
        }
    }

    private static Block block(PackedReader in) {
        int tag = in.number();
        if (tag < 2) {
            return new Prose(in.text(), tag == 1);
        }
        int number = in.number();
        return new Grid(
                number, Grid.Geometry.valueOf(in.text()), in.number(), in.number(), in.list(() -> cell(number, in)));
    }

    private static void write(GridCell cell, Grid grid, PackedWriter out) {
        out.number(cell.row());
        out.number(cell.column());
        out.number(cell.rowSpan());
        out.number(cell.columnSpan());
        out.text(cell.text());
        if (cell.at().equals(place(grid.number(), cell.row(), cell.column()))) {
            out.number(0);
        } else if (cell.at() instanceof Position.InTable at) {
            out.number(1);
            out.number(at.table());
            out.number(at.row());
            out.number(at.column());
        } else if (cell.at() instanceof Position.OnPage at) {
            out.number(2);
            out.number(at.page());
            at.box().forEach(out::real);
            out.flag(at.confidence() != null);
            if (at.confidence() != null) {
                out.real(at.confidence());
            }
        }
        Recognition recognition = cell.recognition();
        out.flag(recognition != null);
        if (recognition != null) {
            out.real(recognition.confidence());
            out.texts(recognition.others());
            out.flag(recognition.doubted());
        }
    }

    /** Where a cell of a grid stands in a source that has its tables in the same order. */
    private static @Nullable Position place(int number, int row, int column) {
        return number < 1 ? null : new Position.InTable(number, row + 1, column + 1);
    }

    private static GridCell cell(int grid, PackedReader in) {
        int row = in.number();
        int column = in.number();
        int rowSpan = in.number();
        int columnSpan = in.number();
        String text = in.text();
        Position at =
                switch (in.number()) {
                    case 0 -> new Position.InTable(grid, row + 1, column + 1);
                    case 1 -> new Position.InTable(in.number(), in.number(), in.number());
                    default ->
                        new Position.OnPage(
                                in.number(),
                                List.of(in.real(), in.real(), in.real(), in.real()),
                                in.flag() ? in.real() : null);
                };
        return new GridCell(
                row,
                column,
                rowSpan,
                columnSpan,
                text,
                at,
                in.flag() ? new Recognition(in.real(), in.texts(), in.flag()) : null);
    }
}
