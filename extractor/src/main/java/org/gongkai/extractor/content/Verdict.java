package org.gongkai.extractor.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.align.LabelText;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.ReportTitle;
import org.gongkai.model.Wording;

/**
 * Whether a document is an annual report at all.
 *
 * @param reason why not; both sentences are empty for a report
 */
public record Verdict(boolean report, Wording reason) {
    /** Chapters that only a report has in this number. */
    private static final int ENOUGH_CHAPTERS = 4;
    /** Prose of a report from the years without prescribed tables. */
    private static final int ENOUGH_PROSE = 300;

    /** Rows with figures that an empty form does not have. */
    private static final int ENOUGH_ROWS = 8;

    private static final Pattern FIGURE = Pattern.compile("[0-9][0-9,]*(?:\\.[0-9]+)?");
    private static final Pattern SOFT_404 = Pattern.compile(
            "页面不存在|页面没有找到|页面找不到|找不到(?:该|您)?[^。]{0,6}页面|信息已删除|已删除或不存在|内容已下线|无法找到该页|404NotFound|NotFound|系统维护中");
    private static final Pattern CHALLENGE =
            Pattern.compile("__jsl|acw_sc|安全验证|访问验证|请开启JavaScript|请启用JavaScript|网站造成安全威胁|访问被拦截|创宇盾|安全狗|captcha");

    static Verdict yes() {
        return new Verdict(true, new Wording("", ""));
    }

    private static Verdict no(String en, String zh) {
        return new Verdict(false, new Wording(en, zh));
    }

    /** Weighs tables, chapters and title against one another. */
    static Verdict of(
            Reading reading,
            Optional<FormAlignment> alignment,
            Map<String, Cell> cells,
            Chapters chapters,
            Optional<ReportTitle> title,
            TitleSayings sayings) {
        int text = chapters.sections().stream()
                .mapToInt(s -> LabelText.tight(s.text()).length())
                .sum();
        boolean tables = alignment.isPresent() && alignment.get().fit() >= 0.3;
        boolean unread = tables && empty(cells) && holdFigures(reading.grids());
        if (tables && empty(cells) && !unread && text < 200) {
            return no("the form is empty: its tables hold no figures and its chapters no text", "空白格式：表格中没有数字，各部分没有文字");
        }
        Optional<ReportTitle> shown = ofPage(reading, sayings).or(() -> title);
        boolean somethingElse = shown.map(ReportTitle::namesSomethingElse).orElse(false);
        boolean titled = title.map(ReportTitle::report).orElse(false) && !somethingElse;
        String otherTitle = (somethingElse ? shown : title)
                .filter(t -> !t.report())
                .map(ReportTitle::reason)
                .orElse("");
        if (unread && titled) {
            return yes();
        }
        boolean chaptered = chapters.known() >= ENOUGH_CHAPTERS && text > 0;
        if (tables && !empty(cells) || chaptered && (titled || text > ENOUGH_PROSE)) {
            return somethingElse && !(tables && !empty(cells) && chaptered)
                    ? no("the title is that of something else: " + otherTitle, "标题表明这是别的文件")
                    : yes();
        }
        int prose = reading.prose().stream().mapToInt(p -> p.text().length()).sum();
        if (titled && prose >= ENOUGH_PROSE && speaksOfDisclosure(reading.prose())) {
            return yes();
        }
        return new Verdict(false, reason(reading, otherTitle, prose, titled));
    }

    /**
     * The title that the page gives itself, when it is that of a report or tells that the page is about one: then a
     * report's title elsewhere on the page, as in a link to the next page, is not its own.
     */
    private static Optional<ReportTitle> ofPage(Reading reading, TitleSayings sayings) {
        return reading.facts().titles().stream()
                .map(sayings::of)
                .filter(said -> said.report() || said.namesSomethingElse())
                .findFirst();
    }

    private static boolean empty(Map<String, Cell> cells) {
        return cells.values().stream().noneMatch(cell -> cell.status() == CellStatus.NUMBER);
    }

    /** Whether figures stand behind labels, though none could be given to a cell of the form. */
    private static boolean holdFigures(List<Grid> grids) {
        int rows = 0;
        for (Grid grid : grids) {
            for (List<GridCell> line : grid.lines()) {
                boolean labelled = false;
                boolean filled = false;
                for (GridCell cell : line) {
                    filled |= labelled && FIGURE.matcher(cell.text().strip()).matches();
                    labelled |= cell.text().codePoints().anyMatch(Character::isIdeographic);
                }
                rows += filled ? 1 : 0;
            }
        }
        return rows >= ENOUGH_ROWS;
    }

    private static boolean speaksOfDisclosure(List<Prose> prose) {
        int said = 0;
        for (String word : List.of("主动公开", "申请公开", "政府信息", "复议", "公开")) {
            said += prose.stream().anyMatch(p -> p.text().contains(word)) ? 1 : 0;
        }
        return said >= 3;
    }

    private static Wording reason(Reading reading, String otherTitle, int prose, boolean titled) {
        String page = LabelText.tight(reading.facts().surroundings());
        if (page.length() < 3000 && SOFT_404.matcher(page).find()) {
            return new Wording("the page says that there is nothing here", "页面提示内容不存在");
        }
        if (page.length() < 3000 && CHALLENGE.matcher(page).find()) {
            return new Wording("an anti-robot page, not the document", "这是网站的防机器人验证页面，不是文件本身");
        }
        if (!reading.facts().attachments().isEmpty() && prose < ENOUGH_PROSE) {
            int files = reading.facts().attachments().size();
            String names = String.join(", ", reading.facts().attachments());
            return new Wording(
                    "a page without the report's text; it links to " + files
                            + " files, of which one may be the report: " + names,
                    "页面没有报告正文，附有" + files + "个文件，其中可能有报告：" + names);
        }
        if (reading.facts().images() > 0 && prose < ENOUGH_PROSE) {
            int images = reading.facts().images();
            return new Wording(
                    "hardly any text and " + images
                            + " pictures: the report may be in them, which needs recognition of characters",
                    "几乎没有文字，有" + images + "张图片：报告可能在图片中，需要文字识别");
        }
        if (prose == 0 && reading.grids().isEmpty()) {
            return new Wording("no text in it", "没有文字");
        }
        if (reading.facts().links() > 25 && prose < reading.facts().links() * 40) {
            return new Wording("a page of links, not a document", "这是链接列表页，不是文件");
        }
        if (!otherTitle.isEmpty()) {
            return new Wording(
                    "neither the tables nor the chapters of a report, and the title is none of a report: " + otherTitle,
                    "没有年度报告的表格和章节，标题也不是年度报告的标题");
        }
        return titled
                ? new Wording(
                        "the title is that of a report, but neither tables, chapters nor enough text of one follow",
                        "标题是年度报告的标题，但没有年度报告的表格、章节或足够的正文")
                : new Wording("neither the tables nor the chapters of a report in it", "没有年度报告的表格和章节");
    }
}
