package org.gongkai.extractor.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A unit of money, with the power of ten that brings it to 万元. */
public enum MoneyUnit {
    YUAN(-4),
    WAN_YUAN(0),
    YI_YUAN(4);

    /** 元 alone must stand behind 单位, a bracket or a digit: 公元, 元素 and names are not units. */
    private static final Pattern IN_HEADING = Pattern.compile("单位[:：]?(?:人民币)?(亿|万)?元|[(（](?:人民币)?(亿|万)?元|[/／](亿|万)?元");

    private final int power;

    MoneyUnit(int power) {
        this.power = power;
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
                return Optional.of(multiple.equals("万") ? WAN_YUAN : YI_YUAN);
            }
        }
        return Optional.of(YUAN);
    }

    static MoneyUnit of(String suffix) {
        return switch (suffix) {
            case "元" -> YUAN;
            case "亿元", "亿" -> YI_YUAN;
            default -> WAN_YUAN;
        };
    }
}
