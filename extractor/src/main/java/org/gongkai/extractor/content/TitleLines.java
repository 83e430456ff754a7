package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.model.ReportTitle;

/** The titles of reports among a document's paragraphs, on a line of their own or broken over a few. */
final class TitleLines {
    /** A title stands within the first paragraphs... */
    static final int FIRST_PARAGRAPHS = 12;

    /** ... or, where a printed page has its menus above, before the first chapter within so many. */
    private static final int BEHIND_MENUS = 80;

    static final int LONGEST_TITLE = 90;
    private static final int LINES_OF_A_TITLE = 3;
    private static final Pattern FIRST_CHAPTER = Pattern.compile("\\s*[(（]?一\\s*[)）、.．,，:：].*", Pattern.DOTALL);
    /** The entry of a list of reports ends with the day of its publication. */
    private static final Pattern LISTED =
            Pattern.compile(".*报告\\s*[\\[(（【]?\\s*(?:20[0-9]{2}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}日?\\s*[\\])）】]?");
    /** What browsers print at the top of a page, left of the title. */
    private static final Pattern PRINTED_AT = Pattern.compile(
            "^[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}\\s*,?\\s*(?:[上下]午)?\\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\\s*(?:[AP]M)?\\s*");

    /** What the name of an authority may be broken behind. */
    private static final Pattern PART_OF_NAME =
            Pattern.compile("(?!走进|返回|中国|首页|今日|魅力|印象).*(?:[省市州盟区县旗乡镇局委厅部院会]|政府|办公室|办事处|街道|中心|关于|[0-9]{4}年度?)");

    private TitleLines() {}

    /** In their order. */
    static List<Titled> of(List<Prose> prose, TitleSayings sayings) {
        List<Titled> titles = new ArrayList<>();
        for (int from = 0; from < Math.min(prose.size(), BEHIND_MENUS); from++) {
            if (from >= FIRST_PARAGRAPHS
                    && (!titles.isEmpty()
                            || FIRST_CHAPTER.matcher(prose.get(from).text()).matches())) {
                break;
            }
            from(from, prose, sayings, titles);
        }
        return titles;
    }

    private static void from(int from, List<Prose> prose, TitleSayings sayings, List<Titled> titles) {
        StringBuilder joined = new StringBuilder();
        for (int to = from; to < Math.min(from + LINES_OF_A_TITLE, prose.size()); to++) {
            String line = line(prose.get(to));
            joined.append(line);
            String shown = IdentityReader.oneLine(joined.toString());
            if (shown.length() > LONGEST_TITLE || shown.indexOf('。') >= 0) {
                return;
            }
            if (IdentityReader.mayNameReport(shown) && !LISTED.matcher(shown).matches()) {
                ReportTitle saying = sayings.of(shown);
                if (saying.report()) {
                    titles.add(new Titled(shown, saying));
                }
            }
            if (!PART_OF_NAME.matcher(line).matches()
                    && to + 1 < prose.size()
                    && saysAll(line(prose.get(to + 1)), sayings)) {
                // A menu's last word, and the title below it.
                return;
            }
        }
    }

    private static String line(Prose paragraph) {
        return PRINTED_AT.matcher(paragraph.text().strip()).replaceFirst("");
    }

    private static boolean saysAll(String line, TitleSayings sayings) {
        String shown = IdentityReader.oneLine(line);
        if (shown.length() > LONGEST_TITLE || !IdentityReader.mayNameReport(shown)) {
            return false;
        }
        ReportTitle saying = sayings.of(shown);
        return saying.report() && saying.organ().isPresent() && saying.year().isPresent();
    }
}
