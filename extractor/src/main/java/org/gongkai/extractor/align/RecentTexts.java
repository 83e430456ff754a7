package org.gongkai.extractor.align;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What is known of the texts that were met last: reports print the same labels again and again. There are two
 * generations; when the younger is full, the elder is forgotten. Safe for use by several threads.
 */
final class RecentTexts<V> {
    /** Texts of a generation; all forms and their wordings have some hundreds. */
    private static final int MOST = 2_048;

    /** Longer texts are prose, which no other document has. */
    private static final int LONGEST = 200;

    private volatile Map<String, V> younger = new ConcurrentHashMap<>();
    private volatile Map<String, V> elder = Map.of();

    /**
     * What is known of a text.
     *
     * @param look pure, asked when nothing is
     */
    V get(String text, Function<String, V> look) {
        V known = younger.get(text);
        if (known != null) {
            return known;
        }
        known = elder.get(text);
        if (known == null) {
            known = look.apply(text);
        }
        if (text.length() <= LONGEST) {
            put(text, known);
        }
        return known;
    }

    private synchronized void put(String text, V known) {
        if (younger.size() >= MOST) {
            elder = younger;
            younger = new ConcurrentHashMap<>();
        }
        younger.put(text, known);
    }
}
