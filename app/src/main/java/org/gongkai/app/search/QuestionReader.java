package org.gongkai.app.search;

import java.util.List;
import java.util.Optional;
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
    private static final float TITLE = 4;
    private static final float NAME = 6;

    private final SearchText analyzer = new SearchText();

    /** What must occur and must not; empty when the words have nothing to search for. */
    Optional<Query> words(String words) {
        if (words.isBlank()) {
            return Optional.of(new MatchAllDocsQuery());
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean asks = false;
        boolean excludes = false;
        for (Question.Part part : Question.parts(words)) {
            Optional<Query> query = anywhere(part.text());
            if (query.isPresent()) {
                all.add(query.get(), part.not() ? Occur.MUST_NOT : Occur.MUST);
                asks |= !part.not();
                excludes |= part.not();
            }
        }
        if (!asks && excludes) {
            all.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        return asks || excludes ? Optional.of(all.build()) : Optional.empty();
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

    /** The whole question; empty when its words have nothing to search for. */
    Optional<Query> query(Question question) {
        Optional<Query> words = words(question.words());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(words.get(), Occur.MUST);
        question.chosen()
                .forEach((facet, value) ->
                        all.add(new ConstantScoreQuery(new TermQuery(new Term(facet.label(), value))), Occur.FILTER));
        if (!question.everyVersion()) {
            all.add(new TermQuery(new Term(Fields.LATEST, Fields.YES)), Occur.FILTER);
        }
        return Optional.of(all.build());
    }
}
