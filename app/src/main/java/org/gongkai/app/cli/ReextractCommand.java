package org.gongkai.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.gongkai.app.answer.ReextractAnswer;
import org.gongkai.app.pipeline.ComparedRuns;
import org.gongkai.app.pipeline.ReadingComparison;
import org.gongkai.app.pipeline.Reextraction;
import org.gongkai.app.pipeline.ReportSelection;
import org.gongkai.app.pipeline.Rereader;
import org.gongkai.archive.Archive;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.archive.reread.Readings;
import org.gongkai.archive.reread.Reread;
import org.gongkai.archive.reread.Reread.Outcome;
import org.gongkai.config.ConfigurationException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs extraction again over the stored corpus. */
@Command(
        name = "reextract",
        header = "Run extraction again over the stored reports.",
        description = {
            "Reads the chosen reports again from what is stored; nothing is fetched. The new readings lie beside the old"
                    + " ones, and what would change is said. They are shown once the run is accepted, and can be put"
                    + " back. The same command continues a run that was cut short.",
            "Ends with 1 when reports could not be read again, or are read as another authority's or year's."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./gongkai reextract --only flagged,failed --format pdf",
            "  ./gongkai reextract --only outdated --dry-run",
            "  ./gongkai reextract --compare shown x20261121T185900Z",
            "  ./gongkai reextract --accept x20261121T185900Z"
        })
final class ReextractCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description =
                    "failed, flagged or outdated (read by another extractor or onto other forms); several with commas.")
    private List<String> only = List.of();

    @Option(names = "--form", paramLabel = "ID", split = ",", description = "Those read as this form, e.g. cn-2019.")
    private Set<String> forms = Set.of();

    @Option(
            names = "--format",
            paramLabel = "F",
            split = ",",
            description = "Those read from this format, as 'reader' says: html, pdf, docx, scan …")
    private Set<String> formats = Set.of();

    @Option(names = "--older-than", paramLabel = "V", description = "Those that an extractor before this version read.")
    private Optional<String> olderThan = Optional.empty();

    @Option(names = "--region", paramLabel = "CODE", description = "Those of an authority and all below it.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--year", paramLabel = "Y", description = "Those about this year.")
    private Optional<Integer> year = Optional.empty();

    @Option(names = "--authority", paramLabel = "A", description = "Those of this authority: code or name.")
    private Optional<String> authority = Optional.empty();

    @ArgGroup(exclusive = true)
    private Instead instead = new Instead();

    /** What is done instead of reading. */
    static final class Instead {
        @Option(names = "--dry-run", description = "Say what would be read, how long it takes; keep nothing.")
        private boolean dryRun;

        @Option(names = "--runs", description = "List the runs.")
        private boolean runs;

        @Option(
                names = "--compare",
                arity = "2",
                paramLabel = "RUN",
                description = "Compare two runs; 'shown' stands for what is shown now.")
        private List<String> compare = List.of();

        @Option(names = "--accept", paramLabel = "RUN", description = "Show a run's readings from now on.")
        private Optional<String> accept = Optional.empty();

        @Option(names = "--put-back", paramLabel = "RUN", description = "Show what was shown before it was accepted.")
        private Optional<String> putBack = Optional.empty();
    }

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    ReextractCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, InterruptedException {
        Archive archive = session.keptArchive();
        Readings readings = archive.readings();
        if (instead.runs) {
            return list(readings.runs());
        }
        if (!instead.compare.isEmpty()) {
            return compare(archive, instead.compare.get(0), instead.compare.get(1));
        }
        if (instead.accept.isPresent()) {
            return accept(readings, require(readings, instead.accept.get()));
        }
        if (instead.putBack.isPresent()) {
            return putBack(readings, require(readings, instead.putBack.get()));
        }
        return instead.dryRun ? estimate(archive) : read(archive);
    }

    private int read(Archive archive) throws ConfigurationException, InterruptedException {
        ReportSelection selection = selection();
        Reextraction reextraction = reextraction(archive);
        Optional<ExtractionRun> unfinished = reextraction.unfinished(selection);
        List<KeptVersion> chosen = reextraction.chosen(selection, session.registry());
        if (chosen.isEmpty() && unfinished.isEmpty()) {
            throw new UsageException("nothing is to be read (" + selection.words()
                    + "); ./gongkai reextract --dry-run says" + " what a selection chooses");
        }
        ExtractionRun begun = unfinished.orElseGet(() -> reextraction.begin(selection, chosen.size()));
        unfinished.ifPresent(run -> session.console()
                .err()
                .println("gongkai: continues run " + run.id() + ", of which " + run.done() + " of " + run.selected()
                        + " are read"));
        List<KeptVersion> left = reextraction.left(begun, chosen);
        ExtractionRun run;
        Rereader rereader = rereader(archive, left);
        try (ProgressBar bar = Bars.bar(session.console(), "reextract", " reports", begun.selected(), true)) {
            run = reextraction.read(begun, left, rereader, bar::stepTo);
        }
        if (rereader.known() > 0) {
            session.console()
                    .err()
                    .println("gongkai: " + rereader.known() + " of " + left.size()
                            + " needed no reading, as what readers find in their files is kept in grids/");
        }
        List<Reread> unlike = unlike(archive, run);
        ReadingComparison comparison = ComparedRuns.compare(archive, ComparedRuns.SHOWN, run.id());
        if (json) {
            session.console()
                    .json(new ReextractAnswer.Whole(
                            ReextractAnswer.Run.of(run),
                            unlike.stream().map(ReextractAnswer.Left::of).toList(),
                            ReextractAnswer.Comparison.of(ComparedRuns.SHOWN, run.id(), comparison)));
        } else {
            ReextractSheet sheet = new ReextractSheet(session.console());
            sheet.run(run, unlike);
            sheet.comparison(comparison);
            if (run.count(Outcome.CHANGED) > 0) {
                session.console().out().println("Nothing of it is shown yet: ./gongkai reextract --accept " + run.id());
            }
        }
        return unlike.isEmpty() ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private List<Reread> unlike(Archive archive, ExtractionRun run) {
        List<Reread> unlike = new ArrayList<>();
        archive.readings().eachResult(run.id(), result -> {
            if (result.outcome() == Outcome.FAILED || result.outcome() == Outcome.OTHER_REPORT) {
                unlike.add(result);
            }
        });
        return unlike;
    }

    private int estimate(Archive archive) throws ConfigurationException, InterruptedException {
        ReportSelection selection = selection();
        List<KeptVersion> chosen = reextraction(archive).chosen(selection, session.registry());
        Reextraction.Trial trial = reextraction(archive).tryOut(chosen, versions -> rereader(archive, versions));
        if (json) {
            session.console()
                    .json(new ReextractAnswer.Estimate(
                            selection.words(),
                            chosen.size(),
                            trial.read(),
                            trial.changed(),
                            trial.read() == 0 ? null : Long.valueOf(trial.seconds())));
        } else {
            session.console()
                    .out()
                    .println(chosen.size() + " report versions chosen (" + selection.words() + ")"
                            + (trial.read() == 0
                                    ? ""
                                    : ", about " + Math.max(1, trial.seconds()) + " s; of " + trial.read()
                                            + " read for this estimate, " + trial.changed()
                                            + " read otherwise than shown"));
        }
        return ExitStatus.DONE;
    }

    private int compare(Archive archive, String from, String to) throws InterruptedException {
        if (!from.equals(ComparedRuns.SHOWN)) {
            require(archive.readings(), from);
        }
        if (!to.equals(ComparedRuns.SHOWN)) {
            require(archive.readings(), to);
        }
        if (from.equals(to)) {
            throw new UsageException("these are the same; compare two runs, or a run with 'shown'");
        }
        ReadingComparison comparison = ComparedRuns.compare(archive, from, to);
        if (json) {
            session.console().json(ReextractAnswer.Comparison.of(from, to, comparison));
        } else {
            new ReextractSheet(session.console()).comparison(comparison);
        }
        return ExitStatus.DONE;
    }

    private int accept(Readings readings, ExtractionRun run) {
        if (run.ended().isEmpty()) {
            throw new UsageException("run " + run.id() + " has not ended (" + run.done() + " of " + run.selected()
                    + " read); continue it with ./gongkai reextract"
                    + (run.selection().equals("all") ? "" : " " + run.selection()));
        }
        return moved(run, readings.accept(run.id(), session.clock().instant()), "show");
    }

    private int putBack(Readings readings, ExtractionRun run) {
        if (run.accepted().isEmpty()) {
            throw new UsageException("run " + run.id() + " is not accepted, so that there is nothing to put back");
        }
        try {
            return moved(run, readings.putBack(run.id(), session.clock().instant()), "no longer show");
        } catch (IllegalStateException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private int moved(ExtractionRun run, Readings.Moved moved, String verb) {
        if (json) {
            session.console().json(new ReextractAnswer.Moved(run.id(), moved.moved(), moved.left()));
        } else {
            session.console()
                    .out()
                    .println((moved.moved() == 0
                                    ? "Nothing changed: what run " + run.id() + " read is "
                                            + (instead.accept.isPresent() ? "what is shown" : "not shown")
                                    : moved.moved() + " report versions " + verb + " what run " + run.id()
                                            + " read otherwise")
                            + (moved.left() == 0
                                    ? ""
                                    : "; " + moved.left() + " are left as they are: they were read anew since"));
        }
        return ExitStatus.DONE;
    }

    private int list(List<ExtractionRun> runs) {
        if (json) {
            session.console()
                    .json(new ReextractAnswer.Runs(
                            runs.stream().map(ReextractAnswer.Run::of).toList()));
        } else {
            new ReextractSheet(session.console()).runs(runs);
        }
        return ExitStatus.DONE;
    }

    private static ExtractionRun require(Readings readings, String id) {
        return readings.run(id)
                .orElseThrow(() -> new UsageException(
                        "there is no extraction run '" + id + "'; ./gongkai reextract --runs lists them"));
    }

    private ReportSelection selection() throws ConfigurationException {
        List<ReportSelection.Kind> kinds = new ArrayList<>();
        for (String word : only) {
            try {
                kinds.add(ReportSelection.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--only takes failed, flagged and outdated, not '" + word + "'");
            }
        }
        Optional<String> above = region.isPresent() ? Optional.of(session.region(region.get())) : Optional.empty();
        Optional<String> code = authority.isPresent()
                ? Optional.of(session.authority(authority.get()).code())
                : Optional.empty();
        return new ReportSelection(Set.copyOf(kinds), forms, formats, olderThan, above, year, code);
    }

    private Reextraction reextraction(Archive archive) throws ConfigurationException {
        return new Reextraction(archive, session.configuration().forms().digest(), session.clock());
    }

    private Rereader rereader(Archive archive, List<KeptVersion> versions) throws ConfigurationException {
        return session.rereader(archive, versions);
    }
}
