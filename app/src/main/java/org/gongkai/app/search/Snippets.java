package org.gongkai.app.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Cuts out of a hit's text the passages that have what was asked for. */
final class Snippets extends UnifiedHighlighter {
    private static final int MOST = 3;
    /** Characters of a text that are looked at; no report is longer. */
    private static final int LONGEST_TEXT = 400_000;
    /** Characters before the first and behind the last place of a passage. */
    private static final int AROUND = 40;

    Snippets(IndexSearcher searcher, SearchText analyzer) {
        super(UnifiedHighlighter.builder(searcher, analyzer)
                .withMaxLength(LONGEST_TEXT)
                .withMaxNoHighlightPassages(0)
                .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.ROOT))
                .withFormatter(new Cut()));
    }

    /** Of each document, in its order; none where the text has nothing of the question. */
    List<List<Found.Snippet>> of(Query query, int[] documents) throws IOException {
        Object[] objects = Objects.requireNonNull(highlightFieldsAsObjects(
                        new String[] {Fields.TEXT}, query, documents.clone(), new int[] {MOST})
                .get(Fields.TEXT));
        List<List<Found.Snippet>> all = new ArrayList<>();
        for (Object object : objects) {
            all.add(object instanceof Passages passages ? passages.snippets() : List.of());
        }
        return all;
    }

    private record Passages(List<Found.Snippet> snippets) {}

    private static final class Cut extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            List<Found.Snippet> snippets = new ArrayList<>();
            for (Passage passage : passages) {
                if (passage.getNumMatches() > 0) {
                    snippets.add(cut(passage, content));
                }
            }
            return new Passages(snippets);
        }

        private static Found.Snippet cut(Passage passage, String content) {
            int[] starts = passage.getMatchStarts();
            int[] ends = passage.getMatchEnds();
            int matches = passage.getNumMatches();
            int from = boundary(content, Math.max(passage.getStartOffset(), starts[0] - AROUND));
            List<Found.Part> parts = new ArrayList<>();
            int at = from;
            if (from > passage.getStartOffset()) {
                parts.add(new Found.Part("…", false));
            }
            for (int i = 0; i < matches; i++) {
                // pairs of characters overlap
                int start = Math.max(at, starts[i]);
                if (ends[i] <= at) {
                    continue;
                }
                if (start - at > 2 * AROUND) {
                    add(parts, content, at, boundary(content, at + AROUND), false);
                    parts.add(new Found.Part(" … ", false));
                    at = boundary(content, start - AROUND);
                }
                add(parts, content, at, start, false);
                add(parts, content, start, ends[i], true);
                at = ends[i];
            }
            int to = boundary(content, Math.min(passage.getEndOffset(), at + AROUND));
            add(parts, content, at, to, false);
            if (to < passage.getEndOffset()) {
                parts.add(new Found.Part("…", false));
            }
            return new Found.Snippet(parts);
        }

        /** Not between the two halves of a character. */
        private static int boundary(String content, int at) {
            return at > 0 && at < content.length() && Character.isLowSurrogate(content.charAt(at)) ? at - 1 : at;
        }

        private static void add(List<Found.Part> parts, String content, int from, int to, boolean hit) {
            if (to <= from) {
                return;
            }
            String text = content.substring(from, to).replaceAll("\\s+", " ");
            int last = parts.size() - 1;
            if (last >= 0 && parts.get(last).hit() == hit) {
                parts.set(last, new Found.Part(parts.get(last).text() + text, hit));
            } else {
                parts.add(new Found.Part(text, hit));
            }
        }
    }
}
