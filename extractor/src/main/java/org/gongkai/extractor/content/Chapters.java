package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormSection;
import org.gongkai.extractor.align.LabelText;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.model.ReportDocument.Section;
import org.jspecify.annotations.Nullable;

/**
 * The chapters of a report.
 *
 * @param sections in document order
 * @param preamble paragraphs before the first of them
 * @param known how many different headings are ones that a form asks for
 */
public record Chapters(List<Section> sections, List<String> preamble, int known) {
    private static final Pattern NUMBERED =
            Pattern.compile("^\\s*(?:第\\s*)?([一二三四五六七八九十]{1,2})\\s*(?:部分|章)?\\s*[、.．,，:：\\s]\\s*(.+)$", Pattern.DOTALL);
    private static final Pattern BRACKETED =
            Pattern.compile("^\\s*[（(]\\s*([一二三四五六七八九十]{1,2})\\s*[）)]\\s*(.+)$", Pattern.DOTALL);
    private static final int LONGEST_NUMBER = 3;
    private static final int LONGEST_HEADING = 40;
    /** More like a heading is that heading, misspelt. */
    private static final double NEAR = 0.75;

    /** Lines with which the frame of a page begins below an article. */
    private static final Pattern FRAME = Pattern.compile(
            "^(?:[【\\[（(]?\\s*)?(?:上一[篇条]|下一[篇条]|相关(?:链接|阅读|文章|信息|附件|文档)|扫一扫|分享到|打印(?:本页|此页)?|关闭(?:窗口|本页)?|"
                    + "责任编辑|主办单位|主办[:：]|承办单位|版权所有|网站标识码|[^。]{0,6}ICP备|网站地图|浏览次数|点击[数量]|返回顶部|附件(?:下载)?[:：]).*");

    public Chapters {
        sections = List.copyOf(sections);
        preamble = List.copyOf(preamble);
    }

    /** Splits paragraphs into chapters. */
    public static Chapters of(List<Prose> prose, Headings headings) {
        Splitter splitter = new Splitter(headings);
        prose.forEach(splitter::paragraph);
        return splitter.end();
    }

    /** For each block the number of the chapter that it stands in, its heading included; 0 before the first. */
    static List<Integer> numbers(List<Block> blocks, Headings headings) {
        Splitter splitter = new Splitter(headings);
        List<Integer> numbers = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            if (block instanceof Prose prose) {
                splitter.paragraph(prose);
            }
            numbers.add(splitter.open == null ? 0 : splitter.open.number());
        }
        return numbers;
    }

    /** @param label the core once more as a label, as what is nearly it is compared */
    private record Known(int number, String core, LabelText label) {}

    /** The headings that forms ask for, made comparable once for all documents. */
    public static final class Headings {
        private final List<Known> known;
        private final int longest;

        public Headings(List<Form> forms) {
            known = known(forms);
            longest = known.stream()
                    .mapToInt(heading -> heading.core().length())
                    .max()
                    .orElse(0);
        }

        /** Whether a line has too many characters to be one of them, a number in front of it included. */
        boolean areShorterThan(String line) {
            if (line.length() <= longest + LONGEST_NUMBER) {
                return false;
            }
            int han = 0;
            for (int i = 0; i < line.length(); i++) {
                han += line.charAt(i) >= 0x4E00 && line.charAt(i) <= 0x9FFF ? 1 : 0;
            }
            return han > longest + LONGEST_NUMBER;
        }
    }

    private static List<Known> known(List<Form> forms) {
        List<Known> known = new ArrayList<>();
        for (Form form : forms) {
            for (FormSection section : form.sections()) {
                for (String text : section.heading().texts()) {
                    String core = LabelText.of(text).core();
                    if (known.stream()
                            .noneMatch(heading -> heading.number() == section.number()
                                    && heading.core().equals(core))) {
                        known.add(new Known(section.number(), core, LabelText.of(core)));
                    }
                }
            }
        }
        return known;
    }

    /** A heading found at the beginning of a line, and what follows it there. */
    private record Heading(int number, String text, String rest, boolean known) {}

    private static final class Splitter {
        private final Headings headings;
        private final List<Section> sections = new ArrayList<>();
        private final List<String> preamble = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private @Nullable Heading open;
        private int known;
        private boolean ended;
        /** Whether the first chapter's number stands in brackets. */
        private boolean inBrackets;

        Splitter(Headings headings) {
            this.headings = headings;
        }

        void paragraph(Prose prose) {
            for (String line : prose.text().split("\n")) {
                if (!line.isBlank()) {
                    line(line.strip());
                }
            }
        }

        private void line(String line) {
            Heading heading = heading(line);
            if (heading != null && starts(heading)) {
                begin(heading, line);
                return;
            }
            if (ended || open != null && FRAME.matcher(line).matches()) {
                ended = open != null && open.number() >= 6 || ended;
                return;
            }
            (open == null ? preamble : lines).add(line);
        }

        private boolean starts(Heading heading) {
            if (open == null) {
                return heading.known() || heading.number() == 1;
            }
            if (heading.known()) {
                return true;
            }
            return heading.number() == open.number() + 1 && (known < 3 || open.number() >= 6);
        }

        private void begin(Heading heading, String line) {
            ended = false;
            if (open != null
                    && heading.number() == open.number()
                    && heading.text().equals(open.text())) {
                if (!heading.rest().isEmpty()) {
                    lines.add(heading.rest());
                }
                return;
            }
            boolean again = open != null && heading.known() && heading.number() <= open.number();
            close();
            if (again && sections.stream().allMatch(section -> section.text().isEmpty())) {
                // A table of contents came first.
                sections.clear();
                known = 0;
            }
            inBrackets = open == null ? BRACKETED.matcher(line).matches() : inBrackets;
            open = heading;
            known += heading.known() ? 1 : 0;
            if (!heading.rest().isEmpty()) {
                lines.add(heading.rest());
            }
        }

        private void close() {
            if (open != null) {
                sections.add(new Section(open.number(), open.text(), String.join("\n", lines)));
                lines.clear();
            }
        }

        private @Nullable Heading heading(String line) {
            Matcher bracketed = BRACKETED.matcher(line);
            if (bracketed.matches() && (open == null || inBrackets)) {
                // Some write all their chapters so; below chapters written otherwise it is the second level.
                Heading heading = heading(bracketed.group(1) + "、" + bracketed.group(2));
                return heading != null && heading.known() ? heading : null;
            }
            Matcher numbered = NUMBERED.matcher(line);
            boolean hasNumber = numbered.matches();
            if (!hasNumber && headings.areShorterThan(line)) {
                return null;
            }
            String text = hasNumber ? numbered.group(2) : line;
            int printed = hasNumber ? ChineseNumber.parse(numbered.group(1)).orElse(0) : 0;
            LabelText label = LabelText.of(text);
            if (!label.number().isEmpty()) {
                // A numbering of the second level.
                return null;
            }
            String core = label.core();
            LabelText near = hasNumber && core.length() <= LONGEST_HEADING ? LabelText.of(core) : null;
            Known best = null;
            for (Known heading : headings.known) {
                boolean fits = core.equals(heading.core())
                        || hasNumber && core.startsWith(heading.core())
                        || near != null && isNear(near, core, heading);
                if (fits
                        && (best == null
                                || heading.core().length() > best.core().length())) {
                    best = heading;
                }
            }
            if (best != null && (hasNumber || core.length() >= 5 && core.equals(best.core()))) {
                int number = printed > 0 ? printed : best.number();
                int cut = core.startsWith(best.core()) ? endOf(text, best.core().length()) : text.length();
                String shown = text.substring(0, cut).strip();
                String rest = text.substring(cut).replaceFirst("^[\\s。:：;；]+", "");
                // What little is left belongs to the heading: 情况, a bracket, a full stop.
                return rest.length() <= 4 && !rest.startsWith("无")
                        ? new Heading(number, text.strip().replaceFirst("[。:：]$", ""), "", true)
                        : new Heading(number, shown, rest, true);
            }
            if (hasNumber && printed > 0 && text.length() <= LONGEST_HEADING && text.indexOf('。') < 0) {
                return new Heading(printed, text.strip(), "", false);
            }
            return null;
        }

        private static boolean isNear(LabelText label, String core, Known heading) {
            int shorter = Math.min(core.length(), heading.core().length());
            int longer = Math.max(core.length(), heading.core().length());
            return shorter * 3 >= longer * 2
                    && label.mayBeLike(heading.label(), NEAR)
                    && label.likeness(heading.label()) > NEAR;
        }

        /** The place in the printed text behind so many characters that count. */
        private static int endOf(String text, int length) {
            int counted = 0;
            for (int i = 0; i < text.length(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i)) && ++counted == length) {
                    return i + 1;
                }
            }
            return text.length();
        }

        Chapters end() {
            close();
            return new Chapters(sections, preamble, known);
        }
    }
}
