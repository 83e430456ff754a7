package org.gongkai.app.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.app.across.CorpusFinding;
import org.gongkai.app.across.CorpusFindings;
import org.gongkai.app.answer.FindingsAnswer;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what the reports show when they are held against each other. */
@Command(
        name = "findings",
        header = "List what reports show when they are held against each other.",
        description = {
            "years: figures that contradict the authority's report about the year before. copied: reports of which most"
                    + " of the prose stands in another, numbers, own names and common sentences left out. number: figures"
                    + " far from the authority's other years or its peers. form: reports on another form than that of"
                    + " their year.",
            "Each is a reason to look and no verdict. Figures whose reading is in doubt are left out."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai findings --year 2020", "  ./gongkai findings --kind copied,number --region 410000 --json"
        })
final class FindingsCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--kind", paramLabel = "KIND", split = ",", description = "Only these kinds, comma between them.")
    private List<String> kinds = List.of();

    @Option(names = "--region", paramLabel = "CODE", description = "Reports of an authority and all below it.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--year", paramLabel = "Y", description = "Reports about this year only.")
    private Optional<Integer> year = Optional.empty();

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    FindingsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Set<CorpusFinding.Kind> chosen = kinds();
        Optional<String> code = region.isEmpty() ? Optional.empty() : Optional.of(session.region(region.get()));
        Archive archive = session.keptArchive();
        Configuration configuration = session.shown();
        List<CorpusFinding> findings = new CorpusFindings(archive, configuration.registry(), configuration.forms())
                .of(
                        chosen,
                        key -> year.map(only -> only == key.year()).orElse(true)
                                && code.map(above -> configuration.registry().isWithin(key.authority(), above))
                                        .orElse(true));
        if (json) {
            session.console().json(FindingsAnswer.of(findings));
        } else {
            session.sayIfSamples();
            print(findings);
        }
        return ExitStatus.DONE;
    }

    private Set<CorpusFinding.Kind> kinds() {
        Set<CorpusFinding.Kind> chosen = EnumSet.noneOf(CorpusFinding.Kind.class);
        for (String label : kinds) {
            chosen.add(CorpusFinding.Kind.find(label.strip())
                    .orElseThrow(() -> new UsageException("there is no kind '" + label + "'; there are "
                            + Stream.of(CorpusFinding.Kind.values())
                                    .map(CorpusFinding.Kind::label)
                                    .collect(Collectors.joining(", ")))));
        }
        return chosen.isEmpty() ? EnumSet.allOf(CorpusFinding.Kind.class) : chosen;
    }

    private void print(List<CorpusFinding> findings) {
        Console console = session.console();
        if (findings.isEmpty()) {
            console.out()
                    .println("Nothing was found. What is compared: reports of one authority about years that follow one"
                            + " another, the prose of reports of the same and of the year before, figures with those of"
                            + " earlier years and of like authorities, forms with years.");
        }
        FindingsAnswer.counts(findings).forEach((kind, count) -> {
            console.out().println(kind + ": " + count);
            for (CorpusFinding finding : findings) {
                if (finding.kind().label().equals(kind)) {
                    print(finding);
                }
            }
        });
    }

    private void print(CorpusFinding finding) {
        Table table = Table.of(Column.word(""), Column.text(""));
        table.row(
                "",
                finding.name() + " " + finding.key().authority() + " "
                        + finding.key().year() + ": " + finding.message().en());
        finding.passages().forEach(passage -> table.row("", "“" + passage + "”"));
        session.console().print(table);
    }
}
