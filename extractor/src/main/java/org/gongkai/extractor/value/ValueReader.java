package org.gongkai.extractor.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.config.form.FigureType;
import org.gongkai.model.CellStatus;

/** Reads the text of a cell as a figure of a kind (domain notes: thousands separators, signs, units, split digits). */
public final class ValueReader {
    /** Chinese words for plus and minus before a figure. */
    private static final String RISE = "(?:新?增加?|上升|上涨|增长|↑|\\+)";

    private static final String FALL = "(?:减少?|下降|降低|负|↓|-)";
    private static final String DIGITS = "[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+";
    private static final Pattern PLAIN = Pattern.compile("([+-]?)(" + DIGITS + ")");
    private static final Pattern WORDED = Pattern.compile("(?:较?(?:本年度?|上年度?|去年|同比|共|约?)+)?(?:(" + RISE + ")|(" + FALL
            + "))?(?:了|:)?(" + DIGITS + ")(亿元|万元|元|亿|万|件次|人次|[件条项个次宗份起篇家部类人])?(?:[。;;.])?");
    private static final String FIRST_OF_FIGURE = "+-.:了较本上去同共约新增升涨↑减下降负↓";
    private static final String LAST_OF_FIGURE = "%亿万元次件条项个宗份起篇家部类人。;.";
    private static final Pattern SPLIT = Pattern.compile("(?s).*[0-9.,]\\s+[0-9.,].*");
    private static final Pattern NOT_APPLICABLE = Pattern.compile("[-/\\\\—–―─~_一]+|不适用|N/?A|n/?a"
            + "|(?:本年度?|本机关|本单位)?(?:暂?无|没有|未发生|不存在|[不未]涉及)"
            + "(?:此类|此项|该类|该项|上述|以上|相关|有关|这类)?(?:情况|情形|事项|数据|业务|案件|内容|发生)?[。.]?");
    /** What is typed for nought besides the figure: the characters for it, and a circle and letters that look like it. */
    private static final String NOUGHTS = "零〇○Oo";

    private static final Pattern PERCENT = Pattern.compile("[+-]?(" + DIGITS + ")%");
    private static final Pattern WITHOUT_HAN = Pattern.compile("[^\\p{IsHan}]*[0-9][^\\p{IsHan}]*");
    /**
     * A mark behind a figure that points to a note. Digits in it are raised, circled or in brackets that no figure has;
     * round brackets hold a word too, since (1) may be a figure.
     */
    private static final Pattern NOTED =
            Pattern.compile("(.*[0-9])(?:[\\[〔【](?:注?[0-9]{1,2}|[¹²³⁰⁴-⁹]{1,2}|注|[a-z])[]〕】]"
                    + "|\\(?(?:注|备注|说明|附注)[0-9¹²³⁰⁴-⁹①-⑳一二三四五六]{0,2}\\)?|[¹²³⁰⁴-⁹]{1,2}|[①-⑳❶-❿]|[*＊※†‡#]{1,3})");

    /** A unit in brackets behind a figure: some print it in each cell. */
    private static final Pattern UNIT_IN_BRACKETS =
            Pattern.compile("(.*[0-9])[(\\[【〔](亿元|万元|元|件次|人次|[件条项个次宗份起部类])[)\\]】〕]");

    private static final String CLOSING = ")]】〕";

    private static final Pattern WHITE = Pattern.compile("\\s");
    private static final Pattern LEADING_NOUGHT = Pattern.compile("0[0-9].*");
    private static final int SHORTEST_GLUED = 11;
    private static final Pattern GLUED = Pattern.compile("[0-9]{13,}(?:\\..*)?|[0-9]{1,12}\\.[0-9]{9,}");

    private ValueReader() {}

    /**
     * Reads a cell.
     *
     * @param heading the unit that the column's heading prints, for money
     */
    public static ReadValue read(String raw, FigureType type, Optional<MoneyUnit> heading) {
        if (isWholeNumber(raw)) {
            return number(false, raw, type, heading, List.of());
        }
        String text = plain(raw);
        if (text.isBlank()) {
            return ReadValue.none(CellStatus.BLANK);
        }
        String tight = WHITE.matcher(text).replaceAll("");
        if (NOT_APPLICABLE.matcher(tight).matches()) {
            // A lone 一 is a dash that somebody typed or recognised as the figure one.
            return tight.contains("一")
                    ? ReadValue.none(CellStatus.UNREADABLE, "text-in-cell")
                    : ReadValue.none(CellStatus.NOT_APPLICABLE);
        }
        Matcher plainNumber = PLAIN.matcher(text.strip());
        if (plainNumber.matches()) {
            return number(plainNumber.group(1).equals("-"), plainNumber.group(2), type, heading, List.of());
        }
        return marked(text.strip(), tight, type, heading);
    }

    private static ReadValue marked(String text, String packed, FigureType type, Optional<MoneyUnit> heading) {
        List<String> flags = new ArrayList<>();
        String tight = withoutBrackets(packed);
        boolean bracketed = tight.length() < packed.length();
        if (SPLIT.matcher(text).matches()) {
            if (!joinable(text)) {
                return ReadValue.none(CellStatus.UNREADABLE, "split-digits");
            }
            flags.add("split-digits");
        }
        Matcher percent = PERCENT.matcher(tight);
        if (percent.matches()) {
            // Nought per cent of anything is nought; any other share is no count.
            return new BigDecimal(percent.group(1).replace(",", "")).signum() == 0
                    ? new ReadValue(BigDecimal.ZERO, CellStatus.NUMBER, List.of("text-in-cell"))
                    : ReadValue.none(CellStatus.UNREADABLE, "text-in-cell");
        }
        if (isNought(tight)) {
            return new ReadValue(BigDecimal.ZERO, CellStatus.NUMBER, List.of("text-in-cell"));
        }
        Matcher plainNumber = PLAIN.matcher(tight);
        if (plainNumber.matches()) {
            return number(plainNumber.group(1).equals("-"), plainNumber.group(2), type, heading, flags);
        }
        Matcher noted = NOTED.matcher(tight);
        if (noted.matches()) {
            Matcher figure = PLAIN.matcher(noted.group(1));
            if (figure.matches()) {
                flags.add("text-in-cell");
                return number(figure.group(1).equals("-"), figure.group(2), type, heading, flags);
            }
        }
        Matcher worded = WORDED.matcher(tight);
        if (!worded.matches()) {
            return ReadValue.none(CellStatus.UNREADABLE, "text-in-cell");
        }
        String unit = worded.group(4);
        boolean ofMoney = unit != null && (unit.endsWith("元") || unit.equals("万") || unit.equals("亿"));
        if (ofMoney != (type == FigureType.MONEY) && unit != null) {
            return ReadValue.none(CellStatus.UNREADABLE, "text-in-cell");
        }
        boolean onlyUnit = worded.group(1) == null && worded.group(2) == null && tight.startsWith(worded.group(3));
        if (!(onlyUnit && (ofMoney || bracketed))) {
            flags.add("text-in-cell");
        }
        Optional<MoneyUnit> own = ofMoney ? Optional.of(MoneyUnit.of(unit)) : heading;
        return number(worded.group(2) != null, worded.group(3), type, own, flags);
    }

    private static ReadValue number(
            boolean minus, String digits, FigureType type, Optional<MoneyUnit> unit, List<String> before) {
        List<String> flags = new ArrayList<>(before);
        BigDecimal value = new BigDecimal(digits.replace(",", ""));
        if (minus) {
            value = value.negate();
        }
        if (type == FigureType.MONEY) {
            int power = unit.orElse(MoneyUnit.WAN_YUAN).power();
            if (power != 0) {
                value = trimmed(value.scaleByPowerOfTen(power));
                flags.add("unit-converted");
            }
        } else {
            value = trimmed(value);
            if (digits.indexOf('.') >= 0) {
                // A count has no decimals; before three digits the point may be meant to part thousands.
                flags.add("fraction");
            }
        }
        if (value.signum() < 0 && type != FigureType.CHANGE) {
            flags.add("negative");
        }
        if (digits.length() >= SHORTEST_GLUED && GLUED.matcher(digits).matches()
                || digits.length() > 1
                        && digits.charAt(0) == '0'
                        && LEADING_NOUGHT.matcher(digits).matches()) {
            flags.add("implausible");
        }
        return new ReadValue(value, CellStatus.NUMBER, flags);
    }

    private static BigDecimal trimmed(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * Whether digits with white space between them can only be one figure: the gap lies behind the decimal point or
     * beside a separator, or splits groups of three. Two whole numbers under one another stay two.
     */
    private static boolean joinable(String text) {
        String digits = text.replaceAll("[^0-9.,\\s]", " ").strip();
        if (digits.matches(
                "[0-9,]+\\s*\\.\\s*[0-9][0-9\\s]*|[0-9,]*\\.[0-9\\s]+|[0-9]{1,3}(?:\\s*,\\s*[0-9]{3})+(?:\\.[0-9]+)?")) {
            return digits.chars().filter(c -> c == '.').count() <= 1;
        }
        return digits.matches("[1-9][0-9]{0,2}(?: [0-9]{3})+");
    }

    /** Full-width digits and signs as plain ones. Superscript and circled digits stay what they are: footnotes. */
    static String plain(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= '！' && c <= '～') {
                c = (char) (c - 0xFEE0);
            }
            switch (c) {
                case '\u200B', '\u200C', '\u200D', '\uFEFF', '\u2060', '\u00AD' -> {}
                case '\u00A0', '\u3000', '\u2002', '\u2003', '\u2009', '\u202F', '\t', '\r' -> out.append(' ');
                case '−', '﹣', '‐', '‑' -> out.append('-');
                case '﹢' -> out.append('+');
                case '﹪' -> out.append('%');
                case '，', '﹐' -> out.append(',');
                case '．', '﹒' -> out.append('.');
                case '∕', '⁄', '⧸', '╱' -> out.append('/');
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether the text holds a figure or a mark that there is none: what a label never is. */
    public static boolean looksLikeValue(String raw) {
        if (isWholeNumber(raw)) {
            return true;
        }
        String tight = withoutWhite(plain(raw));
        if (tight.isEmpty()) {
            return false;
        }
        tight = withoutBrackets(tight);
        if (!hasDigit(tight)) {
            return isNought(tight) || NOT_APPLICABLE.matcher(tight).matches() && !tight.contains("一");
        }
        if (beginsAsFigure(tight)
                && (endsAsFigure(tight)
                                && (PLAIN.matcher(tight).matches()
                                        || PERCENT.matcher(tight).matches()
                                        || WORDED.matcher(tight).matches())
                        || isNoted(tight))) {
            return true;
        }
        return tight.length() <= 6 && WITHOUT_HAN.matcher(tight).matches();
    }

    /** Whether the text is a mark or words that there is no figure. */
    public static boolean saysNone(String raw) {
        String tight = withoutWhite(plain(raw));
        return !tight.isEmpty()
                && !tight.contains("一")
                && NOT_APPLICABLE.matcher(tight).matches();
    }

    private static boolean isNought(String tight) {
        return tight.length() == 1 && NOUGHTS.indexOf(tight.charAt(0)) >= 0;
    }

    /** The text with the brackets around a unit at its end taken away. */
    private static String withoutBrackets(String tight) {
        if (CLOSING.indexOf(tight.charAt(tight.length() - 1)) < 0) {
            return tight;
        }
        Matcher unit = UNIT_IN_BRACKETS.matcher(tight);
        return unit.matches() ? unit.group(1) + unit.group(2) : tight;
    }

    /** Most labels are told from figures by how they begin and end. */
    private static boolean beginsAsFigure(String tight) {
        return isDigit(tight.charAt(0)) || FIRST_OF_FIGURE.indexOf(tight.charAt(0)) >= 0;
    }

    private static boolean endsAsFigure(String tight) {
        char last = tight.charAt(tight.length() - 1);
        return isDigit(last) || LAST_OF_FIGURE.indexOf(last) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNoted(String tight) {
        Matcher noted = NOTED.matcher(tight);
        return noted.matches() && PLAIN.matcher(noted.group(1)).matches();
    }

    /** Whether a text is digits and nothing else: what most cells are; it spares them the patterns. */
    public static boolean isWholeNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String withoutWhite(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && (c < '\t' || c > '\r')) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
