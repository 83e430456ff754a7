package org.gongkai.crawler.fetch;

import java.nio.charset.StandardCharsets;

/**
 * Estimates how much a page says outside its links and scripts, in one pass over its octets, without a parser and before
 * its charset is known: nearly every answer is an ordinary page, and that is seen sooner than it is decoded.
 *
 * <p>The estimate may be low, never high: a character beyond ASCII counts as one for three octets, as many as it has in
 * UTF-8 and more than it has in any other charset of the web. In UTF-16 nothing is found, as its markup is not seen.
 */
final class OwnWords {
    private static final byte[][] SILENT = {
        octets("script"), octets("style"), octets("noscript"), octets("head"), octets("select"), octets("a")
    };
    private static final byte[] COMMENT = octets("<!--");
    private static final byte[] END_OF_COMMENT = octets("-->");
    private static final byte[] CLOSING = octets("</");
    private static final byte[] TAG_END = octets(">");

    private OwnWords() {}

    /** Whether there are at least so many characters, white space not counted. */
    static boolean atLeast(byte[] page, int wanted) {
        int thirds = 0;
        for (int i = 0; i < page.length && thirds < 3 * wanted; i++) {
            byte octet = page[i];
            if (octet == '<') {
                i = afterTag(page, i);
            } else if (octet < 0) {
                int blank = blank(page, i);
                thirds += blank > 0 ? 0 : 1;
                i += Math.max(0, blank - 1);
            } else if (octet > ' ' && octet != 0x7f) {
                thirds += 3;
            } else if (octet == 0) {
                return false;
            }
        }
        return thirds >= 3 * wanted;
    }

    /** How many octets a wide space has that begins here, in UTF-8 or a GB charset; 0 when none does. */
    private static int blank(byte[] page, int at) {
        int first = page[at] & 0xff;
        int second = at + 1 < page.length ? page[at + 1] & 0xff : 0;
        int third = at + 2 < page.length ? page[at + 2] & 0xff : 0;
        boolean ideographic = first == 0xe3 && second == 0x80 && third == 0x80;
        boolean narrow = first == 0xe2 && (second == 0x80 && third <= 0xaf || second == 0x81 && third == 0x9f);
        if (ideographic || narrow) {
            return 3;
        }
        return first == 0xa1 && second == 0xa1 ? 2 : 0;
    }

    /** Index of the last octet of the tag, or of the whole element when nothing in it counts. */
    private static int afterTag(byte[] page, int at) {
        if (stands(COMMENT, page, at)) {
            return end(page, find(END_OF_COMMENT, page, at), 2);
        }
        for (byte[] name : SILENT) {
            int after = at + 1 + name.length;
            boolean named = stands(name, page, at + 1) && after < page.length && !isLetterOrDigit(page[after]);
            if (named) {
                return end(page, close(page, after, name), 0);
            }
        }
        return end(page, find(TAG_END, page, at), 0);
    }

    private static int close(byte[] page, int from, byte[] name) {
        for (int i = find(CLOSING, page, from); i >= 0; i = find(CLOSING, page, i + 2)) {
            if (stands(name, page, i + 2)) {
                return find(TAG_END, page, i);
            }
        }
        return -1;
    }

    private static int find(byte[] word, byte[] page, int from) {
        for (int i = from; i < page.length; i++) {
            if (page[i] == word[0] && stands(word, page, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the word, in lower case, stands there in whatever case. */
    private static boolean stands(byte[] word, byte[] page, int at) {
        if (page.length - at < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            int octet = page[at + i];
            if ((octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(byte octet) {
        return octet >= '0' && octet <= '9' || octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z';
    }

    /** Where nothing closes, nothing more counts: the estimate may be low, never high. */
    private static int end(byte[] page, int found, int further) {
        return found < 0 ? page.length : found + further;
    }

    private static byte[] octets(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
