package org.gongkai.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.gongkai.app.pipeline.ParallelWork;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.form.FormSet;
import org.gongkai.extractor.Extractor;
import org.gongkai.extractor.Source;
import org.gongkai.extractor.content.AcrossYears;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportJson;
import org.gongkai.model.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads report files without any archive. */
@Command(
        name = "extract",
        header = "Read report files; no archive is needed.",
        description = {
            "Reads each file, whatever its name says it is, and prints whose report it is, of which year, what its"
                    + " tables say and whether their sums hold. --json prints one report document a line, one for"
                    + " every file named, in the order given.",
            "Ends with 1 when a file cannot be read or is no annual report."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai extract report.doc", "  ./gongkai extract --json *.html > reports.jsonl"})
final class ExtractCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A file of any format.")
    private List<Path> files = List.of();

    @Option(names = "--url", paramLabel = "U", description = "Address the file came from; helps to tell whose it is.")
    private @Nullable URI url;

    @Option(
            names = "--previous",
            paramLabel = "FILE",
            description = "The report of the same authority about the year before, to check the figures against.")
    private @Nullable Path previous;

    @Option(names = "--json", description = "One report document a line.")
    private boolean json;

    ExtractCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, InterruptedException {
        Extractor extractor = session.extractor();
        Console console = session.console();
        long mostBytes = session.configuration().settings().extractor().maxFileSize();
        Optional<ReportDocument> before =
                previous == null ? Optional.empty() : Optional.of(read(extractor, mostBytes, previous));
        FormSet forms = session.configuration().forms();
        AcrossYears acrossYears = new AcrossYears(forms);
        boolean all = true;
        try (ParallelWork<Path, ReportDocument> documents =
                        new ParallelWork<>(files, file -> read(extractor, mostBytes, file));
                ProgressBar bar = Bars.bar(console, "extract", " files", files.size(), !console.terminal())) {
            for (Path file : files) {
                ReportDocument read = documents.next();
                ReportDocument document =
                        before.map(earlier -> acrossYears.check(earlier, read)).orElse(read);
                before.filter(earlier -> !AcrossYears.comparable(earlier, read))
                        .ifPresent(earlier -> sayUnchecked(file));
                all &= document.report();
                print(file, document, forms);
                bar.step();
                if (console.out().checkError()) {
                    // nobody reads on, for example head behind a pipe
                    break;
                }
            }
        }
        return all ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private void sayUnchecked(Path file) {
        session.console()
                .err()
                .println(file + " was not checked against " + previous
                        + ": they are not reports of one authority about years that follow one another");
    }

    private void print(Path file, ReportDocument document, FormSet forms) {
        Console console = session.console();
        if (json) {
            console.out().println(ReportJson.write(document));
        } else {
            console.out().println(file);
            ReportSheet.print(console, document, forms);
        }
    }

    /** Whatever becomes of the file, there is a document. */
    private ReportDocument read(Extractor extractor, long mostBytes, Path file) throws InterruptedException {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return unopened(
                        name, "not-opened", file + " is a folder, a device or a pipe; name the files themselves");
            }
            if (Files.size(file) > mostBytes) {
                return unopened(
                        name,
                        "too-large",
                        "the file " + file + " has " + Files.size(file)
                                + " bytes, more than extractor.max-file-size allows (" + mostBytes + ")");
            }
            Source source = new Source(
                    name,
                    Files.readAllBytes(file),
                    Optional.ofNullable(url),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            return extractor.extract(source).document();
        } catch (IOException e) {
            return unopened(name, "not-opened", "the file " + file + " cannot be opened: " + reason(e));
        }
    }

    private static ReportDocument unopened(String name, String code, String message) {
        return new ReportDocument(
                new ReportDocument.Source(name, null, "application/octet-stream", "none", Extractor.VERSION),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Finding(code, Severity.ERROR, UnreadableFileException.reason(code, message), List.of())));
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof AccessDeniedException ? "no permission to read it" : String.valueOf(e.getMessage());
    }
}
