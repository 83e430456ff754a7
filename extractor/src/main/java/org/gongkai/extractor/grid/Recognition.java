package org.gongkai.extractor.grid;

import java.util.List;

/**
 * How the text of a cell was recognised in a picture.
 *
 * @param confidence that it is right, 0 to 1
 * @param others what else was read there, likeliest first; none of them equals the text
 * @param doubted whether a person should look
 */
public record Recognition(double confidence, List<String> others, boolean doubted) {
    public Recognition {
        others = List.copyOf(others);
    }
}
