package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.TableWords;
import org.gongkai.model.Finding;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/**
 * Which tables of a document are the report's own. Some print last year's figures for comparison, under a line that names
 * the year, or tables of the same kind in other chapters; the report's own stands in the chapter that asks for it.
 *
 * @param reading without tables that are certainly none of the report's
 * @param copies tables of the same kind outside of their chapter, which may say the same or something else; they are not
 *     among the blocks of the reading
 */
record OwnTables(Reading reading, List<Grid> copies) {
    /** Kinds of table that have a chapter of their own: the kind's number and this make the chapter's. */
    private static final int FIRST_CHAPTER = 2;

    private static final int LONGEST_CAPTION = 45;
    /** A caption may have lines about units between itself and its table. */
    private static final int FARTHEST = 3;

    private static final Pattern YEAR = Pattern.compile("(20[0-9]{2})(?:年|(?![0-9]))");
    private static final Pattern LAST_YEAR = Pattern.compile("^(?:[（(【]?附[^：:]{0,6}[：:])?[（(]?(?:上一?+年度?+|去年)(?!结转)");
    /** A line that encloses all tables behind it. */
    private static final Pattern ENCLOSED = Pattern.compile("^[（(【]?附.*");

    OwnTables {
        copies = List.copyOf(copies);
    }

    /** @param year of the report */
    static OwnTables of(Reading reading, Chapters.Headings headings, Optional<Integer> year) {
        List<Grid> grids = reading.grids();
        boolean repeated = false;
        Set<Integer> kinds = new HashSet<>();
        for (Grid grid : grids) {
            for (int kind : TableWords.tracesOf(grid)) {
                repeated |= !kinds.add(kind);
            }
        }
        return repeated ? new Sorter(reading, headings, year).sort() : new OwnTables(reading, List.of());
    }

    /** Sorts the tables of one document. */
    private static final class Sorter {
        private final Reading reading;
        private final List<Block> blocks;
        /** By block. */
        private final List<Integer> chapters;

        private final Optional<Integer> year;
        private final Set<Grid> earlier = Collections.newSetFromMap(new IdentityHashMap<>());

        Sorter(Reading reading, Chapters.Headings headings, Optional<Integer> year) {
            this.reading = reading;
            this.blocks = reading.blocks();
            this.chapters = Chapters.numbers(blocks, headings);
            this.year = year;
        }

        OwnTables sort() {
            year.ifPresent(this::findEarlier);
            Set<Integer> kinds = TableWords.kindsOf(reading.grids().stream()
                    .filter(grid -> !earlier.contains(grid))
                    .toList());
            earlier.removeIf(grid -> !kinds.containsAll(TableWords.tracesOf(grid)));
            List<Grid> copies = inOwnChapters();
            Map<Integer, Set<Integer>> kindsOfChapters = kindsOfChapters();
            List<Block> own = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                if (!(blocks.get(i) instanceof Grid grid)) {
                    own.add(blocks.get(i));
                } else if (!earlier.contains(grid)) {
                    Set<Integer> traces = TableWords.tracesOf(grid);
                    if (!isElsewhere(chapters.get(i), traces, kindsOfChapters)) {
                        own.add(grid);
                    } else if (TableWords.kindsOf(List.of(grid)).containsAll(traces)) {
                        copies.add(grid);
                    }
                }
            }
            if (own.size() == blocks.size()) {
                return new OwnTables(reading, List.of());
            }
            List<Finding> findings = new ArrayList<>(reading.findings());
            int leftOut = (int)
                    earlier.stream().filter(grid -> !copies.contains(grid)).count();
            if (leftOut > 0) {
                findings.add(ofEarlier(leftOut));
            }
            return new OwnTables(new Reading(reading.reader(), own, reading.facts(), findings), copies);
        }

        /**
         * Tables under an earlier year's name in the chapter that asks for such tables: the line may have been copied from
         * the year before. The only one there counts as the report's; beside another it is a copy, to be compared.
         */
        private List<Grid> inOwnChapters() {
            Map<Integer, Set<Integer>> others = kindsOfChapters();
            List<Grid> copies = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i) instanceof Grid grid && earlier.contains(grid)) {
                    int chapter = chapters.get(i);
                    Set<Integer> traces = TableWords.tracesOf(grid);
                    if (!traces.contains(chapter - FIRST_CHAPTER)) {
                        continue;
                    }
                    if (others.getOrDefault(chapter, Set.of()).containsAll(traces)) {
                        copies.add(grid);
                    } else {
                        earlier.remove(grid);
                    }
                }
            }
            return copies;
        }

        private static Finding ofEarlier(int tables) {
            return new Finding(
                    "earlier-year",
                    Severity.INFO,
                    new Wording(
                            "the document also holds tables of an earlier year, as the line above them says (" + tables
                                    + "); they were left out",
                            "文中另有标明为以前年度的表格（" + tables + "个），未予采用"),
                    List.of());
        }

        /** Notes the tables whose caption names an earlier year. */
        private void findEarlier(int ofReport) {
            boolean enclosed = false;
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i) instanceof Prose prose) {
                    String line = line(prose);
                    enclosed = ENCLOSED.matcher(line).matches() && namesEarlier(line, ofReport)
                            || enclosed && !YEAR.matcher(line).find() && !beginsChapter(i);
                } else if (blocks.get(i) instanceof Grid grid
                        && (enclosed || isCaptioned(i, ofReport) || isHeaded(grid, ofReport))) {
                    earlier.add(grid);
                }
            }
        }

        private boolean isCaptioned(int table, int ofReport) {
            for (int i = table - 1; i >= Math.max(0, table - FARTHEST); i--) {
                if (!(blocks.get(i) instanceof Prose prose)) {
                    return false;
                }
                String line = line(prose);
                if (namesEarlier(line, ofReport)) {
                    return true;
                }
                if (YEAR.matcher(line).find() || beginsChapter(i)) {
                    return false;
                }
            }
            return false;
        }

        private boolean beginsChapter(int block) {
            return block > 0 && !chapters.get(block).equals(chapters.get(block - 1));
        }

        /** Whether the first row of a table is nothing but a caption that names an earlier year. */
        private static boolean isHeaded(Grid grid, int ofReport) {
            List<GridCell> first =
                    grid.cells().stream().filter(cell -> cell.row() == 0).toList();
            return first.size() == 1 && namesEarlier(first.get(0).text(), ofReport);
        }

        private static boolean namesEarlier(String line, int ofReport) {
            if (line.length() > LONGEST_CAPTION || line.indexOf('。') >= 0) {
                return false;
            }
            Matcher named = YEAR.matcher(line);
            boolean any = false;
            while (named.find()) {
                if (Integer.parseInt(named.group(1)) >= ofReport) {
                    return false;
                }
                any = true;
            }
            return any || LAST_YEAR.matcher(line).find();
        }

        private static String line(Prose prose) {
            return prose.text().replaceAll("\\s+", "");
        }

        /** For each chapter the kinds of table that it holds wholly. */
        private Map<Integer, Set<Integer>> kindsOfChapters() {
            Map<Integer, List<Grid>> grids = new HashMap<>();
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i) instanceof Grid grid && !earlier.contains(grid)) {
                    grids.computeIfAbsent(chapters.get(i), chapter -> new ArrayList<>())
                            .add(grid);
                }
            }
            Map<Integer, Set<Integer>> kinds = new HashMap<>();
            grids.forEach((chapter, there) -> kinds.put(chapter, TableWords.kindsOf(there)));
            return kinds;
        }

        /** Whether the chapters that ask for tables such as this one have them, and this one stands in another. */
        private static boolean isElsewhere(int chapter, Set<Integer> traces, Map<Integer, Set<Integer>> kinds) {
            for (int kind : traces) {
                int own = kind + FIRST_CHAPTER;
                if (chapter == own || !kinds.getOrDefault(own, Set.of()).contains(kind)) {
                    return false;
                }
            }
            return !traces.isEmpty();
        }
    }
}
