package org.gongkai.app.cli;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gongkai.app.answer.SearchAnswer;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.app.search.Found;
import org.gongkai.app.search.Question;
import org.gongkai.app.search.ReportSearch;
import org.gongkai.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the text of all reports. */
@Command(
        name = "search",
        header = "Search the text of all reports.",
        description = {
            "Looks through titles, chapters and pages. All words must occur; a string in quotation marks as it stands; what"
                    + " follows a minus must not. Chinese is found without spaces.",
            "The index lies in the archive's folder (serve.search-folder) and is brought up first; it can be deleted at any"
                    + " time."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai search 行政复议", "  ./gongkai search '\"不予公开\" -诉讼' --year 2020 --json"})
final class SearchCommand implements Callable<Integer> {
    private static final int USUAL = 20;

    private final Session session;

    @Parameters(index = "0", paramLabel = "QUERY", description = "What to look for.")
    private String query = "";

    @Option(names = "--year", paramLabel = "Y", description = "Reports about this year only.")
    private Optional<Integer> year = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "So many hits. Default: " + USUAL + ".")
    private int limit = USUAL;

    @Option(names = "--all-versions", description = "Earlier versions too.")
    private boolean every;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    SearchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException, InterruptedException {
        if (!Question.isShortEnough(query) || limit < 1 || limit > Question.DEEPEST) {
            throw new UsageException("a search has at most " + Question.LONGEST + " characters and "
                    + Question.MOST_PARTS + " words, and gives 1 to "
                    + Question.DEEPEST + " hits");
        }
        Map<Question.Facet, String> chosen = new EnumMap<>(Question.Facet.class);
        year.ifPresent(only -> chosen.put(Question.Facet.YEAR, Integer.toString(only)));
        session.keptArchive();
        try (ReportSearch search = session.search()) {
            search.catchUp((done, of) -> {
                if (done % 100 == 0) {
                    session.console().err().println("gongkai: " + done + " of " + of + " versions are in the index");
                }
            });
            Found found = search.search(new Question(query.strip(), chosen, every, 0, limit));
            if (json) {
                session.console().json(SearchAnswer.of(query.strip(), 1, null, found));
            } else {
                print(found);
            }
        }
        return ExitStatus.DONE;
    }

    private void print(Found found) {
        Console console = session.console();
        Table table = Table.of(
                Column.text("Report"),
                Column.word("Code"),
                Column.word("Year"),
                Column.word("Ver."),
                Column.text("Passage"));
        for (Found.Hit hit : found.hits()) {
            List<Found.Snippet> snippets = hit.snippets();
            table.row(
                    hit.name(),
                    hit.key().authority(),
                    Integer.toString(hit.key().year()),
                    Integer.toString(hit.version()),
                    snippets.isEmpty() ? hit.title() : text(snippets.get(0)));
        }
        if (!found.hits().isEmpty()) {
            console.print(table);
        }
        console.out()
                .println(
                        found.count() == 0
                                ? found.understood()
                                ? "Nothing was found."
                                : "Nothing in these words can be searched for: signs are passed over."
                                : found.hits().size() + " of " + found.count() + " reports"
                                        + (found.whole() ? "" : "; the search took too long, there may be more"));
    }

    private static String text(Found.Snippet snippet) {
        return snippet.parts().stream()
                .map(part -> part.hit() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }
}
