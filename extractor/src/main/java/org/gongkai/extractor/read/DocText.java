package org.gongkai.extractor.read;

import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.CHPX;
import org.apache.poi.hwpf.sprm.SprmIterator;
import org.apache.poi.hwpf.sprm.SprmOperation;
import org.apache.poi.hwpf.usermodel.Range;

/**
 * The text of a binary Word file as it shows: deleted and hidden characters are gone, raised and struck figures are
 * marked. Settings of characters are read from their runs (MS-DOC 2.6.1), for the whole document at once.
 */
final class DocText {
    /** Numbers of settings within their kind. */
    private static final int DELETED = 0x00;

    private static final int HIDDEN = 0x3C;
    private static final int STRUCK = 0x37;
    private static final int STRUCK_TWICE = 0x53;
    private static final int RAISED = 0x48;
    private static final int SYMBOL = 0x09;

    /** Left out by those who make text of it. */
    private static final char GONE = '\u0001';

    private final StringBuilder shown;

    private DocText(StringBuilder shown) {
        this.shown = shown;
    }

    static DocText of(HWPFDocument document) {
        StringBuilder shown = new StringBuilder(document.getText());
        for (CHPX run : document.getCharacterTable().getTextRuns()) {
            int from = Math.max(0, run.getStart());
            int to = Math.min(shown.length(), run.getEnd());
            byte[] settings = run.getGrpprl();
            if (from >= to || settings == null || settings.length == 0) {
                continue;
            }
            for (SprmIterator all = new SprmIterator(settings, 0); all.hasNext(); ) {
                SprmOperation one = all.next();
                apply(one, shown, from, to);
            }
        }
        return new DocText(shown);
    }

    /** Changes characters one for one, so that places in the text stay what they are. */
    private static void apply(SprmOperation setting, StringBuilder shown, int from, int to) {
        if (setting.getType() != SprmOperation.TYPE_CHP) {
            return;
        }
        switch (setting.getOperation()) {
            case DELETED, HIDDEN -> {
                if (setting.getOperand() == 1) {
                    replace(shown, from, to, c -> c == '\r' || c == '\u0007' ? c : GONE);
                }
            }
            case RAISED -> {
                if (setting.getOperand() == 1) {
                    replace(
                            shown,
                            from,
                            to,
                            c -> isFigure(c)
                                    ? ShownText.raised(String.valueOf(c)).charAt(0)
                                    : c);
                }
            }
            case STRUCK, STRUCK_TWICE -> {
                if (setting.getOperand() == 1) {
                    // No room for a stroke beside each: what is no figure any more must not read as one.
                    replace(shown, from, to, c -> isFigure(c) ? '\uFFFD' : c);
                }
            }
            case SYMBOL -> replace(shown, from, to, c -> c == '(' ? '\uFFFD' : c);
            default -> {}
        }
    }

    private interface Change {
        char of(char before);
    }

    private static void replace(StringBuilder text, int from, int to, Change change) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, change.of(text.charAt(i)));
        }
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }

    /** The text of a part of the document, control characters included. */
    String of(Range part) {
        int from = Math.max(0, Math.min(part.getStartOffset(), shown.length()));
        return shown.substring(from, Math.max(from, Math.min(part.getEndOffset(), shown.length())));
    }
}
