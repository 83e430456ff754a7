package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Finding;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/** Says what a reader of a PDF's pages ought to know: pictures of pages, fonts without names, broken content. */
final class PageFindings {
    private PageFindings() {}

    /** What is wrong with some of the pages; when nothing is left to read the file is given up with the reason. */
    static List<Finding> of(List<PageInk> pages) throws UnreadableFileException {
        return of(pages, Collections.emptySortedMap());
    }

    /**
     * The same.
     *
     * @param undecoded why pages could not be looked at, by their numbers
     */
    static List<Finding> of(List<PageInk> pages, SortedMap<Integer, UnreadableFileException> undecoded)
            throws UnreadableFileException {
        List<PageInk> scans = pages.stream().filter(PageInk::isScan).toList();
        long written =
                pages.stream().filter(page -> !page.isScan() && hasText(page)).count();
        if (written == 0 && !undecoded.isEmpty()) {
            int first = undecoded.firstKey();
            UnreadableFileException reason = Objects.requireNonNull(undecoded.get(first));
            throw new UnreadableFileException(
                    reason.code(),
                    "the PDF is a scan, and " + undecoded.size() + " of its " + pages.size()
                            + " pages cannot be looked at; page " + first + ": " + reason.getMessage(),
                    reason);
        }
        if (!scans.isEmpty() && written == 0) {
            String layer = scans.stream().anyMatch(page -> !page.unseen().isEmpty())
                    ? "; the invisible text that lies behind the picture was made by a machine and is not trusted"
                    : "";
            throw new UnreadableFileException(
                    "scanned",
                    "the PDF is a scan: " + scans.size() + " of " + pages.size()
                            + " pages are pictures of text, which are recognised when extractor.ocr is on and they can be decoded"
                            + layer);
        }
        if (written == 0 && pages.stream().anyMatch(page -> page.scan() != null)) {
            throw new UnreadableFileException(
                    "no-text",
                    "a picture, or a scan of " + pages.size()
                            + " pages, in which no text can be recognised; look at it");
        }
        if (written == 0) {
            boolean damaged = pages.stream().anyMatch(PageInk::damaged);
            throw new UnreadableFileException(
                    damaged ? "damaged" : "no-text",
                    damaged
                            ? "the content of the PDF's pages is damaged and nothing could be read; fetch it again"
                            : "the PDF has " + pages.size() + " pages without any text that can be seen");
        }
        if (pages.stream().allMatch(page -> !hasText(page) || page.scan() == null && page.unknown() > 0.5)) {
            throw new UnreadableFileException(
                    "unreadable-text",
                    "the PDF's fonts do not say which characters their glyphs are; the pages would have to be recognised"
                            + " as pictures");
        }
        List<Finding> findings = new ArrayList<>();
        add(
                findings,
                pages,
                page -> page.scan() != null && hasText(page),
                "recognised",
                Severity.INFO,
                "are pictures of text; their characters were recognised by a machine",
                "是文字图片，其文字由机器识别");
        add(
                findings,
                pages,
                page -> page.scan() != null && !hasText(page),
                "no-text",
                Severity.WARNING,
                "are pictures in which no text can be recognised",
                "是图片，其中没有可识别的文字");
        add(
                findings,
                pages,
                page -> page.isScan() && !undecoded.containsKey(page.number()),
                "scanned",
                Severity.WARNING,
                "are pictures of text and were not read",
                "是文字图片，没有读取");
        undecoded.forEach((page, reason) -> findings.add(new Finding(
                reason.code(),
                Severity.WARNING,
                new Wording(
                        "page " + page + " was not read: " + reason.getMessage(),
                        "第" + page + "页没有读取：" + reason.wording().zh()),
                List.of())));
        add(
                findings,
                pages,
                PageInk::damaged,
                "damaged",
                Severity.WARNING,
                "break off in the middle; what stood before that was read",
                "的内容中断，只读取了中断之前的部分");
        add(
                findings,
                pages,
                page -> page.scan() == null && page.unknown() > 0.02,
                "unreadable-text",
                Severity.WARNING,
                "have glyphs of which the font does not say what characters they are; they are shown as "
                        + Glyph.UNKNOWN,
                "有字形无法对应到文字，以" + Glyph.UNKNOWN + "代替");
        return findings;
    }

    private static void add(
            List<Finding> findings,
            List<PageInk> pages,
            Predicate<PageInk> which,
            String code,
            Severity severity,
            String message,
            String messageZh) {
        List<PageInk> hit = pages.stream().filter(which).toList();
        if (!hit.isEmpty()) {
            String numbers =
                    hit.stream().map(page -> Integer.toString(page.number())).collect(Collectors.joining(", "));
            findings.add(new Finding(
                    code,
                    severity,
                    new Wording("pages " + numbers + " " + message, "第" + numbers + "页" + messageZh),
                    List.of()));
        }
    }

    private static boolean hasText(PageInk page) {
        return page.glyphs().stream().anyMatch(glyph -> !glyph.isSpace());
    }
}
