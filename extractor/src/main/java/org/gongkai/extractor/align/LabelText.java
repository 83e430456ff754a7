package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.model.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A label made comparable: printed numbering apart, no white space, no punctuation, simplified characters. Immutable.
 */
public final class LabelText {
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:[(\\[〔【]([一二三四五六七八九十]{1,3}|[0-9]{1,2})[)\\]〕】]|([一二三四五六七八九十]{1,3})[、.,:)\\]〕】]|"
                    + "([0-9]{1,2})(?:[、.,:)]|(?=\\p{IsHan})))[、.,:]?");
    private static final Pattern ITEM = Pattern.compile(
            "[(\\[〔][一二三四五六七八九十]{1,3}[)\\]〕]\\p{IsHan}{2,12}[^\\p{IsHan}0-9]{0,3}([0-9]{1,2}[、.,:)]?\\p{IsHan}.*)");
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*(?:\\)|$)");
    private static final String NUMBERING_BEGINS = "([〔【一二三四五六七八九十0123456789";
    /** What agreeing numbers add to likeness. */
    static final double SAME_NUMBER = 0.1;

    private final String number;
    private final String core;
    private final String shortCore;
    private final long coreCharacters;
    private final long shortCharacters;

    private LabelText(String number, String core, String shortCore) {
        this.number = number;
        this.core = core;
        this.shortCore = shortCore;
        this.coreCharacters = characters(core);
        this.shortCharacters = shortCore.equals(core) ? coreCharacters : characters(shortCore);
    }

    /** The numbering without its punctuation ({@code 一}, {@code 3}), empty when none is printed. */
    public String number() {
        return number;
    }

    /** What is left without the numbering, brackets' content included. */
    public String core() {
        return core;
    }

    /** The core without brackets and their content; equal to the core when there are none. */
    public String shortCore() {
        return shortCore;
    }

    /** The label as printed, made comparable. */
    public static LabelText of(String printed) {
        String text = PlainText.of(printed);
        String number = "";
        if (!text.isEmpty() && NUMBERING_BEGINS.indexOf(text.charAt(0)) >= 0) {
            Matcher numbering = NUMBERING.matcher(text);
            if (numbering.find()) {
                for (int group = 1; group <= 3; group++) {
                    if (numbering.group(group) != null) {
                        number = numbering.group(group);
                    }
                }
                text = text.substring(numbering.end());
            }
        }
        String core = withoutNoise(text);
        String shortCore =
                text.indexOf('(') > 0 ? withoutNoise(BRACKETS.matcher(text).replaceAll("")) : core;
        return new LabelText(number, core, shortCore.isEmpty() ? core : shortCore);
    }

    /** The numbered item that stands behind the name of its group in one cell, as in （三）不予公开1.属于国家秘密. */
    static @Nullable LabelText item(String printed) {
        Matcher item = ITEM.matcher(PlainText.of(printed));
        return item.matches() ? of(item.group(1)) : null;
    }

    /** Han, other letters, and digits. */
    private static String withoutNoise(String text) {
        char[] chars = text.toCharArray();
        int length = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= 0x4E00 && c <= 0x9FFF || isLetterOrDigit(chars, i)) {
                chars[length++] = c;
            }
        }
        return length == chars.length ? text : new String(chars, 0, length);
    }

    /** Whether the character is one of which a half or the whole stands here. */
    private static boolean isLetterOrDigit(char[] chars, int at) {
        boolean second = Character.isLowSurrogate(chars[at]) && at > 0 && Character.isHighSurrogate(chars[at - 1]);
        int c = Character.codePointAt(chars, second ? at - 1 : at);
        return Character.isLetterOrDigit(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    /** Compatibility forms replaced (NFKC), no white space. */
    public static String tight(String text) {
        String normal = PlainText.compatible(text);
        char[] chars = normal.toCharArray();
        boolean same = true;
        int length = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c > ' ' && c < 0x7F || c >= 0x4E00 && c <= 0x9FFF) {
                chars[length++] = c;
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\u200B' && c != '\uFEFF') {
                char shown = c == '，' ? ',' : c == '：' ? ':' : c;
                same &= shown == c;
                chars[length++] = shown;
            }
        }
        return same && length == chars.length ? normal : new String(chars, 0, length);
    }

    /** All wordings of a label; one without numbering has that of the first. */
    static List<LabelText> all(List<String> printed) {
        List<LabelText> labels = new ArrayList<>(printed.size());
        for (String text : printed) {
            LabelText label = of(text);
            boolean bare = label.number().isEmpty() && !labels.isEmpty();
            labels.add(bare ? new LabelText(labels.get(0).number(), label.core(), label.shortCore()) : label);
        }
        return labels;
    }

    /**
     * How much this label, found in a document, looks like a wording of the form: 1 for the same, 0 for nothing in
     * common. Printed numbers that agree or differ tip the balance between wordings that look alike.
     */
    public double likeness(LabelText wording) {
        double likeness = Math.max(
                likeness(core, coreCharacters, wording.core, wording.coreCharacters),
                likeness(shortCore, shortCharacters, wording.shortCore, wording.shortCharacters));
        if (likeness > 0.3 && !number.isEmpty() && !wording.number.isEmpty()) {
            likeness += number.equals(wording.number) ? SAME_NUMBER : -0.2;
        }
        return Math.max(0, Math.min(likeness, 1.1));
    }

    /** Whether the likeness may be as much as this; true for few labels of which it is not. */
    public boolean mayBeLike(LabelText wording, double least) {
        double rest = least - SAME_NUMBER;
        return mayBeLike(core, coreCharacters, wording.core, wording.coreCharacters, rest)
                || mayBeLike(shortCore, shortCharacters, wording.shortCore, wording.shortCharacters, rest);
    }

    /** Characters that only one of two texts has must be edited, however they stand; a part of the other is like it. */
    private static boolean mayBeLike(String found, long its, String wording, long theirs, double least) {
        int shorter = Math.min(found.length(), wording.length());
        if (shorter < least * Math.max(found.length(), wording.length())) {
            return isPart(found, wording);
        }
        int extra = Long.bitCount(its & ~theirs);
        int lacking = Long.bitCount(theirs & ~its);
        int common = Math.min(found.length() - extra, wording.length() - lacking);
        return extra == 0 || lacking == 0 || common >= least * Math.max(found.length(), wording.length());
    }

    private static double likeness(String found, long its, String wording, long theirs) {
        if (found.isEmpty() || wording.isEmpty()) {
            return 0;
        }
        if (found.equals(wording)) {
            return 1;
        }
        if ((its & theirs) == 0) {
            return 0;
        }
        int shorter = Math.min(found.length(), wording.length());
        int longer = Math.max(found.length(), wording.length());
        if (longer > 4 * shorter && shorter < 3) {
            return 0;
        }
        double edits = 1 - (double) EditDistance.between(found, wording) / longer;
        return isPart(found, wording) ? Math.max(edits, 0.6 + 0.35 * shorter / longer) : edits;
    }

    private static boolean isPart(String found, String wording) {
        return found.length() >= 3 && wording.startsWith(found) || wording.length() >= 4 && found.contains(wording);
    }

    /** A bit for each character, several of them to a bit: labels whose bits differ have none in common. */
    private static long characters(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits |= 1L << (text.charAt(i) * 0x9E3779B1 >>> 26);
        }
        return bits;
    }
}
