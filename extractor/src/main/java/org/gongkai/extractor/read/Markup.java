package org.gongkai.extractor.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a page that stands inside another document, as itself or with its parts in one file. */
final class Markup {
    private Markup() {}

    static Reading read(byte[] bytes, Optional<String> contentType, Budget budget) throws UnreadableFileException {
        if (!Mail.isMail(bytes)) {
            return HtmlReader.read(bytes, contentType, budget);
        }
        List<Reading> pages = new ArrayList<>();
        try {
            Mail.parts(bytes, budget, (name, part, type) -> {
                if (pages.isEmpty()) {
                    pages.add(HtmlReader.read(part, type, budget));
                }
            });
        } catch (IOException e) {
            throw new UnreadableFileException(
                    "damaged", "a page in one file whose parts cannot be told: " + e.getMessage(), e);
        }
        return pages.isEmpty() ? new Reading("html", List.of(), Reading.Facts.none(), List.of()) : pages.get(0);
    }
}
