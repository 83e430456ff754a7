package org.gongkai.extractor.read;

/** The tokens of an RTF file (RTF 1.9.1, "Basic Entities"): braces, control words and bytes of text. For one thread. */
final class RtfTokens {
    /** What kind of token was read. */
    enum Kind {
        OPEN,
        CLOSE,
        /** A word with or without a number. */
        WORD,
        /** A byte of text in the current character set. */
        BYTE,
        END
    }

    private static final int LONGEST_WORD = 32;

    private final byte[] bytes;
    private int at;
    private String word = "";
    private int number;
    private boolean numbered;

    RtfTokens(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The word of the last token, a sign such as {@code *} or {@code ~} included. */
    String word() {
        return word;
    }

    /** Its number, or {@code otherwise} when it has none; the byte, for a byte. */
    int number(int otherwise) {
        return numbered ? number : otherwise;
    }

    Kind next() {
        while (at < bytes.length) {
            int c = bytes[at++] & 0xFF;
            switch (c) {
                case '{' -> {
                    return Kind.OPEN;
                }
                case '}' -> {
                    return Kind.CLOSE;
                }
                case '\\' -> {
                    return control();
                }
                case '\r', '\n', 0 -> {}
                default -> {
                    return asByte(c);
                }
            }
        }
        return Kind.END;
    }

    private Kind asByte(int value) {
        number = value;
        numbered = true;
        return Kind.BYTE;
    }

    private Kind control() {
        if (at >= bytes.length) {
            return Kind.END;
        }
        int c = bytes[at] & 0xFF;
        if (c == '\'' && at + 2 < bytes.length) {
            int value = Character.digit(bytes[at + 1], 16) * 16 + Character.digit(bytes[at + 2], 16);
            at += 3;
            return asByte(value < 0 ? '?' : value);
        }
        numbered = false;
        if (!isLetter(c)) {
            at++;
            word = c == '\r' || c == '\n' ? "par" : String.valueOf((char) c);
            return Kind.WORD;
        }
        int from = at;
        while (at < bytes.length && at - from < LONGEST_WORD && isLetter(bytes[at])) {
            at++;
        }
        word = new String(bytes, from, at - from, java.nio.charset.StandardCharsets.US_ASCII);
        readNumber();
        if (at < bytes.length && bytes[at] == ' ') {
            at++;
        }
        return Kind.WORD;
    }

    private void readNumber() {
        int digits = at;
        boolean minus = digits < bytes.length && bytes[digits] == '-';
        digits += minus ? 1 : 0;
        long value = 0;
        int from = digits;
        while (digits < bytes.length && digits - from < 10 && bytes[digits] >= '0' && bytes[digits] <= '9') {
            value = 10 * value + bytes[digits++] - '0';
        }
        if (digits > from) {
            number = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, minus ? -value : value));
            numbered = true;
            at = digits;
        }
    }

    /** Leaves out so many bytes: what {@code \bin} announces is no text. */
    void skip(int count) {
        at = (int) Math.min(bytes.length, (long) at + Math.max(0, count));
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
