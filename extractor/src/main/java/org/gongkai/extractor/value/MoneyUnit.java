package org.gongkai.extractor.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A unit of money, with the power of ten that brings it to 万元. */
public enum MoneyUnit {
    YUAN(-4, ""),
    BAI_YUAN(-2, "百"),
    QIAN_YUAN(-1, "千"),
    WAN_YUAN(0, "万"),
    BAI_WAN_YUAN(2, "百万"),
    QIAN_WAN_YUAN(3, "千万"),
    YI_YUAN(4, "亿");

    private static final String MULTIPLE = "((?:百|千)?万|亿|百|千)?元";
    /** 元 alone must stand behind 单位, a bracket or a digit: 公元, 元素 and names are not units. */
    private static final Pattern IN_HEADING =
            Pattern.compile("单位[:：]?(?:人民币)?" + MULTIPLE + "|[(（](?:人民币)?" + MULTIPLE + "|[/／]" + MULTIPLE);

    /** A line above or below a table: 金额单位：元, 单位：件、万元, 注：金额单位为元. */
    private static final Pattern LINE = Pattern.compile(
            "[^。]{0,12}单位(?:[:：]|均?为|是)(?:[^。元]{1,8}[、,，/；;])?(?:人民币)?" + MULTIPLE + "[^\\p{IsHan}]{0,4}");

    private static final int LONGEST_LINE = 32;

    private final int power;
    private final String multiple;

    MoneyUnit(int power, String multiple) {
        this.power = power;
        this.multiple = multiple;
    }

    /** How many places the decimal point moves to the right on the way to 万元. */
    public int power() {
        return power;
    }

    /** The unit that a heading such as 采购总金额（单位：万元） prints. */
    public static Optional<MoneyUnit> inHeading(String heading) {
        if (heading.indexOf('元') < 0) {
            return Optional.empty();
        }
        Matcher matcher = IN_HEADING.matcher(heading.replaceAll("\\s", ""));
        if (!matcher.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= 3; group++) {
            String multiple = matcher.group(group);
            if (multiple != null) {
                return Optional.of(ofMultiple(multiple));
            }
        }
        return Optional.of(YUAN);
    }

    /** The unit that a line states for the table beside it. */
    public static Optional<MoneyUnit> inLine(String line) {
        if (line.length() > LONGEST_LINE || line.indexOf('元') < 0) {
            return Optional.empty();
        }
        Matcher matcher = LINE.matcher(line.replaceAll("\\s", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1) == null ? YUAN : ofMultiple(matcher.group(1)));
    }

    /** As a heading prints it, 万元 for example. */
    public String printed() {
        return multiple + "元";
    }

    private static MoneyUnit ofMultiple(String multiple) {
        for (MoneyUnit unit : values()) {
            if (unit.multiple.equals(multiple)) {
                return unit;
            }
        }
        throw new IllegalArgumentException(multiple);
    }

    static MoneyUnit of(String suffix) {
        return switch (suffix) {
            case "元" -> YUAN;
            case "亿元", "亿" -> YI_YUAN;
            default -> WAN_YUAN;
        };
    }
}
