package org.gongkai.extractor.ocr;

import java.util.List;
import org.gongkai.extractor.raster.TextRow;

/**
 * A row of ink and what it says.
 *
 * @param characters from left to right
 * @param places of each character's middle, in pixels from the page's left
 * @param confidence that the row is read right, 0 to 1
 * @param others what else was read there, likeliest first; none of them equals the text
 * @param doubted whether a person should look
 */
public record ReadRow(
        TextRow row,
        List<String> characters,
        List<Double> places,
        double confidence,
        List<String> others,
        boolean doubted) {
    public ReadRow {
        characters = List.copyOf(characters);
        places = List.copyOf(places);
        others = List.copyOf(others);
    }

    /** All characters. */
    public String text() {
        return String.join("", characters);
    }
}
