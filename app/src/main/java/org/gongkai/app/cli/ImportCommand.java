package org.gongkai.app.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongkai.app.pipeline.Intake;
import org.gongkai.app.schedule.CrawlSchedule;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.RunReport.SeenReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over what others captured. */
@Command(
        name = "import",
        header = "Take WARC and WACZ files, folders and single files into the archive.",
        description = {
            "WARC and WACZ files of any tool; a folder with an index.csv (file,url,date) that says where and when its"
                    + " files were found; folders of WARC files; single files with --url and --date. Where it came from"
                    + " is kept. The same again changes nothing.",
            "Captures and their reports are taken over; runs are not: what is 'missing' an archive can only say of its own"
                    + " crawls.",
            "Ends with 1 when something could not be taken; it is listed, the rest is imported."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./gongkai import crawl.warc.gz collection.wacz",
            "  ./gongkai import folder-with-index-csv",
            "  ./gongkai import 2019.doc --url http://www.example.gov.cn/2019.doc \\",
            "      --date 2020-01-20"
        })
final class ImportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--url", paramLabel = "U", description = "Where the single file was found.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--date", paramLabel = "D", description = "When: 2020-01-20, or 2020-01-20T09:30:00+08:00.")
    private Optional<String> date = Optional.empty();

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException, InterruptedException {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException("there is nothing at " + path);
            }
        }
        if (url.isPresent() && (paths.size() != 1 || Files.isDirectory(paths.get(0)))) {
            throw new UsageException("--url says where one file was found; name one file, or a folder with index.csv");
        }
        Optional<URI> place = url.isPresent() ? Optional.of(address(url.get())) : Optional.empty();
        Optional<Instant> day = date.isPresent()
                ? Optional.of(moment(date.get(), session.clock().instant()))
                : Optional.empty();
        Intake intake = session.intake();
        List<Intake.Taken> taken = new ArrayList<>();
        for (Path path : paths) {
            taken.addAll(new ImportFolder(intake, session.clock().instant()).take(path, place, day));
        }
        answer(taken);
        return taken.stream().allMatch(file -> file.problems().isEmpty()) ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    static URI address(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getHost() != null && uri.getScheme().matches("(?i)https?")) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new UsageException("'" + text + "' is no address: " + e.getMessage());
        }
        throw new UsageException("'" + text + "' is no address; expected http://… or https://…");
    }

    /** The time that the text says, when it has come. */
    static Instant moment(String text, Instant now) {
        Instant moment;
        try {
            moment = text.strip().length() == 10
                    ? LocalDate.parse(text.strip())
                            .atStartOfDay(CrawlSchedule.ZONE)
                            .toInstant()
                    : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException("'" + text + "' is no date; expected 2020-01-20 or 2020-01-20T09:30:00+08:00");
        }
        if (moment.isAfter(now)) {
            throw new UsageException("'" + text + "' has not come; give the day on which the file was found");
        }
        return moment;
    }

    private void answer(List<Intake.Taken> taken) {
        if (json) {
            session.console().json(new Answer(taken.stream().map(Told::of).toList()));
            return;
        }
        for (Intake.Taken file : taken) {
            file.problems().forEach(problem -> session.console().out().println(TextWidth.harmless(problem)));
            session.console()
                    .out()
                    .println(TextWidth.harmless(
                            file.path() + ": " + Counted.of(file.imported(), "capture") + " imported, "
                                    + file.known() + " known already, "
                                    + file.problems().size() + " not taken, "
                                    + Counted.of(file.reports().size(), "report")));
            for (SeenReport report : file.reports()) {
                session.console()
                        .out()
                        .println(TextWidth.harmless(
                                "  " + report.authorityName() + " " + report.year() + "  " + report.uri()));
            }
        }
    }

    private record Answer(List<Told> files) {}

    private record Told(
            String path,
            String run,
            long imported,
            long known,
            long passedOver,
            List<Report> reports,
            List<String> problems) {
        static Told of(Intake.Taken file) {
            return new Told(
                    file.path(),
                    file.run(),
                    file.imported(),
                    file.known(),
                    file.passedOver(),
                    file.reports().stream()
                            .map(report -> new Report(
                                    report.authority().startsWith("?") ? report.authorityName() : report.authority(),
                                    report.year(),
                                    report.uri().toString()))
                            .toList(),
                    file.problems());
        }
    }

    private record Report(String authority, int year, String url) {}
}
