package org.gongkai.app.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Reads what people type. There is no wrong question: signs that mean nothing are passed over, and an open quotation ends
 * with the text.
 */
final class QuestionReader {
    private static final int MOST_PARTS = 16;
    private static final float TITLE = 4;
    private static final float NAME = 6;

    /** A minus, then a string in quotation marks of any kind, or a word. */
    private static final Pattern PART =
            Pattern.compile("(-?)(?:[\"“”「『]([^\"“”「」『』]*)[\"“”」』]?|([^\\s\\u3000\"“”「」『』]+))");

    private final SearchText analyzer = new SearchText();

    /** What must occur and must not; empty when nothing in the words can be searched for. */
    Optional<Query> words(String words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean asks = false;
        int parts = 0;
        Matcher part = PART.matcher(words);
        while (part.find() && parts < MOST_PARTS) {
            String text = part.group(2) == null ? part.group(3) : part.group(2);
            Optional<Query> query = anywhere(text);
            if (query.isPresent()) {
                boolean not = !part.group(1).isEmpty();
                all.add(query.get(), not ? Occur.MUST_NOT : Occur.MUST);
                asks |= !not;
                parts++;
            }
        }
        return asks ? Optional.of(all.build()) : Optional.empty();
    }

    /** The same string in name, title or text, as it stands. */
    private Optional<Query> anywhere(String text) {
        List<SearchText.Placed> terms = analyzer.placed(SearchText.joined(text));
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DisjunctionMaxQuery(
                List.of(
                        string(Fields.TEXT, terms),
                        new BoostQuery(string(Fields.TITLE, terms), TITLE),
                        new BoostQuery(string(Fields.NAME, terms), NAME)),
                0.1f));
    }

    private static Query string(String field, List<SearchText.Placed> terms) {
        if (terms.size() == 1) {
            return new TermQuery(new Term(field, terms.get(0).term()));
        }
        PhraseQuery.Builder string = new PhraseQuery.Builder();
        terms.forEach(placed -> string.add(new Term(field, placed.term()), placed.position()));
        return string.build();
    }

    /** The whole question. */
    Query query(Question question) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(words(question.words()).orElseGet(MatchAllDocsQuery::new), Occur.MUST);
        question.chosen()
                .forEach((facet, value) ->
                        all.add(new ConstantScoreQuery(new TermQuery(new Term(facet.label(), value))), Occur.FILTER));
        if (!question.everyVersion()) {
            all.add(new TermQuery(new Term(Fields.LATEST, Fields.YES)), Occur.FILTER);
        }
        return all.build();
    }
}
