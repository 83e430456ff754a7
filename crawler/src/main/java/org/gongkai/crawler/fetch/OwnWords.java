package org.gongkai.crawler.fetch;

/**
 * Estimates how much a page says outside its links and scripts, in one pass and without a parser: nearly every answer is
 * an ordinary page, and that is seen sooner than it is parsed.
 */
final class OwnWords {
    private static final String[] SILENT = {"script", "style", "noscript", "head", "select", "a"};

    private OwnWords() {}

    /** Whether there are at least so many characters, white space not counted. */
    static boolean atLeast(String source, int wanted) {
        int count = 0;
        for (int i = 0; i < source.length() && count < wanted; i++) {
            char c = source.charAt(i);
            if (c == '<') {
                i = afterTag(source, i);
            } else if (!Character.isWhitespace(c)) {
                count++;
            }
        }
        return count >= wanted;
    }

    /** Index of the last character of the tag, or of the whole element when nothing in it counts. */
    private static int afterTag(String source, int at) {
        if (source.startsWith("<!--", at)) {
            return end(source, source.indexOf("-->", at), 2);
        }
        for (String name : SILENT) {
            int after = at + 1 + name.length();
            boolean named = source.regionMatches(true, at + 1, name, 0, name.length())
                    && after < source.length()
                    && !Character.isLetterOrDigit(source.charAt(after));
            if (named) {
                return end(source, close(source, after, name), 0);
            }
        }
        return end(source, source.indexOf('>', at), 0);
    }

    private static int close(String source, int from, String name) {
        for (int i = source.indexOf("</", from); i >= 0; i = source.indexOf("</", i + 2)) {
            if (source.regionMatches(true, i + 2, name, 0, name.length())) {
                return source.indexOf('>', i);
            }
        }
        return -1;
    }

    /** Where nothing closes, nothing more counts: the estimate may be low, never high. */
    private static int end(String source, int found, int further) {
        return found < 0 ? source.length() : found + further;
    }
}
