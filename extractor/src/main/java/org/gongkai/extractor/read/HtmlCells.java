package org.gongkai.extractor.read;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.model.Position;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page, and the elements in which cells of its tables stand, for showing them in it.
 *
 * @param page as it was read; may be changed
 * @param cells elements of the page by their places; a place that is not in the page has none
 */
public record HtmlCells(Document page, Map<Position.InTable, Element> cells) {
    /** Cells looked through at most. */
    private static final int MOST_CELLS = 200_000;

    public HtmlCells {
        cells = Map.copyOf(cells);
    }

    /**
     * Finds cells by the places that a report document names.
     *
     * @throws UnreadableFileException when the page has more cells than any report has
     */
    public static HtmlCells find(byte[] page, Optional<String> contentType, Set<Position.InTable> places)
            throws UnreadableFileException {
        Document document = HtmlReader.document(page, contentType);
        Optional<Visibility> shown = HtmlReader.shown(document);
        return new HtmlCells(
                document,
                shown.isEmpty()
                        ? Map.of()
                        : new HtmlBlocks(document, shown.get(), new Budget(MOST_CELLS)).elements(places));
    }
}
