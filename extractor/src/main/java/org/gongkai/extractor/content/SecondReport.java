package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.TableWords;
import org.gongkai.model.Finding;
import org.gongkai.model.PlainText;
import org.gongkai.model.ReportTitle;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/**
 * A document may hold a second report behind the first: that of a subordinate body, or that of another year. Its tables
 * are none of the first one's, least of all where the first one's cannot be read.
 */
final class SecondReport {
    private static final int LONGEST_TITLE = 90;
    /** Titles of the first report stand within its first paragraphs. */
    private static final int FIRST_PARAGRAPHS = 12;

    private static final int CHAPTERS_OF_FIRST = 3;
    private static final int MOST_CHAPTERS_OF_FIRST = 5;
    private static final int CHAPTERS_OF_SECOND = 2;
    private static final Pattern ENCLOSED = Pattern.compile("^[（(【]?附(?:件|录|表)?[一二三四五六七八九十0-9]{0,2}[】)）]?[:：、.．]?");
    private static final Pattern FIRST_CHAPTER = Pattern.compile("[（(]?一[）)]?[、.．]?总体情况.{0,4}");
    private static final Pattern GOVERNMENT = Pattern.compile("(?:人民)?政府$");

    private final Reading reading;
    private final Chapters.Headings headings;
    private final TitleSayings sayings;
    private final List<ReportTitle> titles = new ArrayList<>();

    private SecondReport(Reading reading, Chapters.Headings headings, TitleSayings sayings) {
        this.reading = reading;
        this.headings = headings;
        this.sayings = sayings;
    }

    /** The reading up to where a second report begins, with a finding that says so; the same reading when none does. */
    static Reading cutOff(Reading reading, Chapters.Headings headings, TitleSayings sayings) {
        return new SecondReport(reading, headings, sayings).cut();
    }

    private Reading cut() {
        reading.facts().titles().forEach(title -> note(sayings.of(title)));
        List<Block> blocks = reading.blocks();
        int paragraphs = 0;
        boolean tables = false;
        for (int i = 0; i < blocks.size(); i++) {
            tables |= blocks.get(i) instanceof Grid;
            if (!(blocks.get(i) instanceof Prose prose)) {
                continue;
            }
            String line = PlainText.of(prose.text());
            if (line.length() <= LONGEST_TITLE && line.indexOf('。') < 0) {
                ReportTitle title = line.contains("报") ? sayings.of(withoutMark(line)) : null;
                if (tables && title != null && title.report() && isAnothers(title) && partsReports(i)) {
                    return first(i, prose.text().strip());
                }
                if (tables && FIRST_CHAPTER.matcher(line).matches() && repeatsReport(i)) {
                    return first(i, prose.text().strip());
                }
                if (title != null && paragraphs < FIRST_PARAGRAPHS) {
                    note(title);
                }
            }
            paragraphs++;
        }
        return reading;
    }

    private static String withoutMark(String line) {
        return ENCLOSED.matcher(line).replaceFirst("");
    }

    private void note(ReportTitle title) {
        if (title.report() && (title.organ().isPresent() || title.year().isPresent())) {
            titles.add(title);
        }
    }

    /** Whether it names another authority or another year than every title of the first report. */
    private boolean isAnothers(ReportTitle title) {
        return !titles.isEmpty() && titles.stream().allMatch(known -> differ(known, title));
    }

    private static boolean differ(ReportTitle one, ReportTitle other) {
        boolean years = one.year().isPresent()
                && other.year().isPresent()
                && !one.year().equals(other.year());
        if (years || one.organ().isEmpty() || other.organ().isEmpty()) {
            return years;
        }
        String first = GOVERNMENT.matcher(one.organ().get()).replaceFirst("");
        String second = GOVERNMENT.matcher(other.organ().get()).replaceFirst("");
        return !first.endsWith(second) && !second.endsWith(first);
    }

    /** Whether a report stands before the block and another one behind it: a table or the chapters come again. */
    private boolean partsReports(int index) {
        return tablesComeAgain(index)
                || chapters(0, index).known() >= CHAPTERS_OF_FIRST
                        && beginAnew(chapters(index, reading.blocks().size()));
    }

    private static boolean beginAnew(Chapters chapters) {
        return chapters.known() >= CHAPTERS_OF_SECOND
                && chapters.sections().get(0).number() == 1;
    }

    /** Whether all of a report stands before the block, its tables included, and such a table comes again behind it. */
    private boolean repeatsReport(int index) {
        return tablesComeAgain(index) && chapters(0, index).known() >= MOST_CHAPTERS_OF_FIRST;
    }

    private boolean tablesComeAgain(int index) {
        return !Collections.disjoint(
                kinds(0, index), kinds(index, reading.blocks().size()));
    }

    private Set<Integer> kinds(int from, int to) {
        List<Grid> grids = new ArrayList<>();
        for (Block block : reading.blocks().subList(from, to)) {
            if (block instanceof Grid grid) {
                grids.add(grid);
            }
        }
        return TableWords.kindsOf(grids);
    }

    private Chapters chapters(int from, int to) {
        List<Prose> prose = new ArrayList<>();
        for (Block block : reading.blocks().subList(from, to)) {
            if (block instanceof Prose paragraph) {
                prose.add(paragraph);
            }
        }
        return Chapters.of(prose, headings);
    }

    private Reading first(int blocks, String line) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        findings.add(new Finding(
                "second-report",
                Severity.INFO,
                new Wording(
                        "a second report begins behind the first, at “" + line
                                + "”; only the first was read, take the second as a document of its own",
                        "文件中另有第二份年度报告，始于“" + line + "”；仅读取第一份，第二份请作为单独文件处理"),
                List.of()));
        return new Reading(reading.reader(), reading.blocks().subList(0, blocks), reading.facts(), findings);
    }
}
