package org.gongkai.app.web;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.app.pipeline.CapturedFile;
import org.gongkai.extractor.read.HtmlCells;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Digest;
import org.gongkai.model.Position;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Cells of an archived page that are to be marked where it is shown.
 *
 * @param places the first is the one to lead to
 * @param of digest of the file in which the places are; no other file is marked
 */
record MarkedCells(Set<Position.InTable> places, Digest of) {
    /** Where a link to the first mark leads. */
    static final String ANCHOR = "gongkai-mark";

    /** What the page's own style must not undo. */
    private static final String STYLE = "background:#fff3a8 !important;color:#1c1f22 !important;"
            + "outline:3px solid #a3201d !important;outline-offset:-3px !important;scroll-margin:6rem !important;";

    private static final String OTHER_STYLE = STYLE.replace("solid", "dashed");
    private static final Pattern PLACE = Pattern.compile("([1-9][0-9]{0,5})\\.([1-9][0-9]{0,5})\\.([1-9][0-9]{0,5})");
    private static final int MOST = 60;

    /** The cells that a request names; empty when it names none. */
    static Optional<MarkedCells> asked(Asked asked) {
        Optional<String> marks = asked.parameter("mark");
        Optional<String> of = asked.parameter("of");
        if (marks.isEmpty() || of.isEmpty()) {
            return Optional.empty();
        }
        Set<Position.InTable> places = new LinkedHashSet<>();
        for (String mark : marks.get().split(",", MOST + 1)) {
            Matcher place = PLACE.matcher(mark);
            if (!place.matches() || places.size() == MOST) {
                throw Refusal.badRequest("mark", mark);
            }
            places.add(new Position.InTable(
                    Integer.parseInt(place.group(1)),
                    Integer.parseInt(place.group(2)),
                    Integer.parseInt(place.group(3))));
        }
        try {
            return Optional.of(new MarkedCells(places, new Digest(of.get())));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("digest", of.get());
        }
    }

    /** The page with its cells marked; empty when it is another file, or cannot be read. */
    Optional<Document> in(CapturedFile file) {
        if (!Digest.of(file.bytes()).equals(of)) {
            return Optional.empty();
        }
        try {
            HtmlCells found = HtmlCells.find(file.bytes(), file.contentType(), places);
            Document page = found.page();
            page.setBaseUri(file.uri().toString());
            mark(found.cells());
            return Optional.of(page);
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    private void mark(Map<Position.InTable, Element> cells) {
        boolean anchored = false;
        for (Position.InTable place : places) {
            Element cell = cells.get(place);
            if (cell != null) {
                // appended: a page's own style for the cell may be what lays the table out
                cell.attr("style", cell.attr("style") + ";" + (anchored ? OTHER_STYLE : STYLE));
                if (!anchored) {
                    cell.attr("id", ANCHOR);
                    anchored = true;
                }
            }
        }
    }
}
