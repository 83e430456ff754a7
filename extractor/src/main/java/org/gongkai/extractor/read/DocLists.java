package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.LFO;
import org.apache.poi.hwpf.model.ListData;
import org.apache.poi.hwpf.model.ListLevel;
import org.apache.poi.hwpf.model.ListTables;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.jspecify.annotations.Nullable;

/** The labels that a binary Word file gives the paragraphs of its lists (MS-DOC 2.4.6.3). */
final class DocLists {
    private final @Nullable ListTables tables;
    private final Map<Integer, List<ListCounter.Level>> levels = new HashMap<>();
    private final ListCounter counter = new ListCounter();

    DocLists(HWPFDocument document) {
        this.tables = document.getListTables();
    }

    boolean isEmpty() {
        return tables == null;
    }

    /** The label of the next paragraph, empty when it is in no list; paragraphs are to be asked for in order, once. */
    String label(Paragraph paragraph) {
        int override = paragraph.getIlfo();
        if (tables == null || override <= 0 || override == 0xF801) {
            return "";
        }
        LFO found;
        try {
            found = tables.getLfo(override);
        } catch (RuntimeException e) {
            // A list that the file does not have.
            return "";
        }
        ListData data = found == null ? null : tables.getListData(found.getLsid());
        if (data == null) {
            return "";
        }
        List<ListCounter.Level> known = levels.computeIfAbsent(found.getLsid(), id -> levels(data));
        return counter.next(String.valueOf(found.getLsid()), paragraph.getIlvl(), known);
    }

    private static List<ListCounter.Level> levels(ListData data) {
        List<ListCounter.Level> levels = new ArrayList<>();
        for (ListLevel level : data.getLevels()) {
            StringBuilder text = new StringBuilder();
            String template = level == null || level.getNumberText() == null ? "" : level.getNumberText();
            for (int i = 0; i < template.length(); i++) {
                char c = template.charAt(i);
                // Places of numbers are the level's index as a character.
                text.append(c < ListCounter.LEVELS ? "%" + (c + 1) : String.valueOf(c));
            }
            levels.add(new ListCounter.Level(
                    level == null ? "none" : ListNumber.format(level.getNumberFormat()),
                    text.toString(),
                    level == null ? 1 : level.getStartAt(),
                    false));
        }
        return levels;
    }
}
