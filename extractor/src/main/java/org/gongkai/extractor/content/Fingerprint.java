package org.gongkai.extractor.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gongkai.extractor.align.LabelText;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;
import org.gongkai.model.Cell;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportDocument.Section;

/** Digest of what a document says, without how the page around it looks today. */
public final class Fingerprint {
    /** Shorter paragraphs before the first chapter are page furniture: dates, counters, font sizes. */
    private static final int SENTENCE = 20;

    private Fingerprint() {}

    /** Of a report: chapters and cells. Of anything else: its text. */
    public static Digest of(ReportAssembler.Assembled assembled, Reading reading) {
        ReportDocument document = assembled.document();
        StringBuilder content = new StringBuilder();
        if (!document.report()) {
            content.append("other\n");
            for (Prose prose : reading.prose()) {
                content.append(LabelText.tight(prose.text())).append('\n');
            }
            return digest(content);
        }
        content.append("report\n");
        for (String paragraph : assembled.preamble()) {
            String tight = LabelText.tight(paragraph);
            if (tight.length() >= SENTENCE && tight.endsWith("。")) {
                content.append(tight).append('\n');
            }
        }
        for (Section section : document.sections()) {
            content.append(section.number())
                    .append('\t')
                    .append(LabelText.tight(section.heading()))
                    .append('\t')
                    .append(LabelText.tight(section.text()))
                    .append('\n');
        }
        for (Cell cell : document.cells()) {
            content.append(cell.id())
                    .append('=')
                    .append(LabelText.tight(cell.raw()))
                    .append('\n');
        }
        if (document.sections().isEmpty()) {
            proseOf(reading.prose(), content);
        }
        return digest(content);
    }

    private static void proseOf(List<Prose> prose, StringBuilder content) {
        for (Prose paragraph : prose) {
            String tight = LabelText.tight(paragraph.text());
            if (tight.length() >= SENTENCE) {
                content.append(tight).append('\n');
            }
        }
    }

    private static Digest digest(StringBuilder content) {
        return Digest.of(content.toString().getBytes(StandardCharsets.UTF_8));
    }
}
