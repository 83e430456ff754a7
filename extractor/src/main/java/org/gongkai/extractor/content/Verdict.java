package org.gongkai.extractor.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.align.LabelText;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.ReportTitle;

/**
 * Whether a document is an annual report at all.
 *
 * @param reason in plain words why not, empty for a report
 */
public record Verdict(boolean report, String reason) {
    /** Chapters that only a report has in this number. */
    private static final int ENOUGH_CHAPTERS = 4;
    /** Prose of a report from the years without prescribed tables. */
    private static final int ENOUGH_PROSE = 300;

    private static final Pattern SOFT_404 = Pattern.compile(
            "页面不存在|页面没有找到|页面找不到|找不到(?:该|您)?[^。]{0,6}页面|信息已删除|已删除或不存在|内容已下线|无法找到该页|404NotFound|NotFound|系统维护中");
    private static final Pattern CHALLENGE =
            Pattern.compile("__jsl|acw_sc|安全验证|访问验证|请开启JavaScript|请启用JavaScript|网站造成安全威胁|访问被拦截|创宇盾|安全狗|captcha");

    static Verdict yes() {
        return new Verdict(true, "");
    }

    static Verdict no(String reason) {
        return new Verdict(false, reason);
    }

    /** Weighs tables, chapters and title against one another. */
    static Verdict of(
            Reading reading,
            Optional<FormAlignment> alignment,
            Map<String, Cell> cells,
            Chapters chapters,
            Optional<ReportTitle> title) {
        int text = chapters.sections().stream()
                .mapToInt(s -> LabelText.tight(s.text()).length())
                .sum();
        boolean tables = alignment.isPresent() && alignment.get().fit() >= 0.3;
        if (tables && empty(cells) && text < 200) {
            return no("the form is empty: its tables hold no figures and its chapters no text");
        }
        boolean titled = title.map(ReportTitle::report).orElse(false);
        String otherTitle =
                title.filter(t -> !t.report()).map(ReportTitle::reason).orElse("");
        boolean chaptered = chapters.known() >= ENOUGH_CHAPTERS && text > 0;
        if (tables && !empty(cells) || chaptered && (titled || text > ENOUGH_PROSE)) {
            return explicit(otherTitle) && !(tables && chaptered)
                    ? no("the title is that of something else: " + otherTitle)
                    : yes();
        }
        int prose = reading.prose().stream().mapToInt(p -> p.text().length()).sum();
        if (titled && prose >= ENOUGH_PROSE && speaksOfDisclosure(reading.prose())) {
            return yes();
        }
        return no(reason(reading, otherTitle, prose, titled));
    }

    /** A title that merely names nothing decides nothing. */
    private static boolean explicit(String otherTitle) {
        return otherTitle.contains("通知")
                || otherTitle.contains("解读")
                || otherTitle.contains("notice")
                || otherTitle.contains("interpret");
    }

    private static boolean empty(Map<String, Cell> cells) {
        return cells.values().stream().noneMatch(cell -> cell.status() == CellStatus.NUMBER);
    }

    private static boolean speaksOfDisclosure(List<Prose> prose) {
        int said = 0;
        for (String word : List.of("主动公开", "申请公开", "政府信息", "复议", "公开")) {
            said += prose.stream().anyMatch(p -> p.text().contains(word)) ? 1 : 0;
        }
        return said >= 3;
    }

    private static String reason(Reading reading, String otherTitle, int prose, boolean titled) {
        String page = LabelText.tight(reading.facts().surroundings());
        if (page.length() < 3000 && SOFT_404.matcher(page).find()) {
            return "the page says that there is nothing here";
        }
        if (page.length() < 3000 && CHALLENGE.matcher(page).find()) {
            return "an anti-robot page, not the document";
        }
        if (!reading.facts().attachments().isEmpty() && prose < ENOUGH_PROSE) {
            return "a page without the report's text; it links to "
                    + reading.facts().attachments().size()
                    + " files, of which one may be the report: "
                    + String.join(", ", reading.facts().attachments());
        }
        if (reading.facts().images() > 0 && prose < ENOUGH_PROSE) {
            return "hardly any text and " + reading.facts().images()
                    + " pictures: the report may be in them, which needs recognition of characters";
        }
        if (prose == 0 && reading.grids().isEmpty()) {
            return "no text in it";
        }
        if (reading.facts().links() > 25 && prose < reading.facts().links() * 40) {
            return "a page of links, not a document";
        }
        if (!otherTitle.isEmpty()) {
            return "neither the tables nor the chapters of a report, and the title is none of a report: " + otherTitle;
        }
        return titled
                ? "the title is that of a report, but neither tables, chapters nor enough text of one follow"
                : "neither the tables nor the chapters of a report in it";
    }
}
