package org.gongkai.extractor.content;

import java.util.HashMap;
import java.util.Map;
import org.gongkai.model.ReportTitle;

/** What the titles of one document say: the same one stands in several places of it and is read once. For one thread. */
final class TitleSayings {
    private final Map<String, ReportTitle> known = new HashMap<>();

    /** What a text says as a title. */
    ReportTitle of(String title) {
        return known.computeIfAbsent(title, ReportTitle::parse);
    }
}
