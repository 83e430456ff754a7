package org.gongkai.app.cli;

import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.dossier.Dossier;
import org.gongkai.app.dossier.DossierMaker;
import org.gongkai.app.dossier.DossierPdf;
import org.gongkai.app.web.template.StaticTemplates;
import org.gongkai.archive.Archive;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down how an authority stands, with everything that this rests on. */
@Command(
        name = "dossier",
        header = "Write down how an authority stands, and all that this rests on.",
        description = {
            "One document in Chinese and English that can be sent to the authority: the claim, the law, the runs, the"
                    + " captures with their digests, the versions, what the claim does not say, and how to check it. The"
                    + " claim is that of 'missing': where nothing is known, it says that nothing is known.",
            "HTML stands by itself and prints on A4. PDF needs a font with Chinese characters on this machine, such as"
                    + " Noto Sans CJK."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./gongkai dossier 411602 2019 --out dossier.html",
            "  ./gongkai dossier 410704 2019 --as-of 2020-04-15 --out dossier.pdf"
        })
final class DossierCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "AUTHORITY", description = "Registry code or name.")
    private String authority = "";

    @Parameters(index = "1", paramLabel = "YEAR", description = "Year that the report is about.")
    private int year;

    @Option(names = "--as-of", paramLabel = "DATE", description = "As known at the end of this day in China.")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to: FILE.html or FILE.pdf.")
    private Path out = Path.of("");

    DossierCommand(Session session) {
        this.session = session;
    }

    /** A claim about a day that has not come is none that anybody can make. */
    private LocalDate day() {
        LocalDate today = Moments.today(session.clock());
        LocalDate day = asOf.orElse(today);
        if (day.isAfter(today)) {
            throw new UsageException("nothing is known of " + day + " yet; today is " + today);
        }
        return day;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Optional<DossierPdf> pdf = pdf();
        Authority whose = session.authority(authority);
        Archive archive = session.keptArchive();
        LocalDate day = day();
        // the whole country first: duties are handed on across territories
        Optional<CoverageRow> listed = row(whose, day, Optional.empty());
        // one of which neither portal nor report is known stands in no such list
        Optional<CoverageRow> found = listed.isPresent() ? listed : row(whose, day, Optional.of(whose.code()));
        if (found.isEmpty()) {
            throw new UsageException(nobody(whose, day, session.registry()));
        }
        CoverageRow row = found.get();
        Dossier dossier = new DossierMaker(
                        archive, session.shown(), DemoArchive.sampleRun(archive).isPresent())
                .make(whose, row, year, day);
        StringOutput page = new StringOutput();
        new StaticTemplates().dossier(dossier).render(page);
        Set<String> lacking = new TreeSet<>();
        OutFile.write(out, file -> {
            if (pdf.isPresent()) {
                lacking.addAll(pdf.get().write(page.toString(), day, file));
            } else {
                file.write(page.toString().getBytes(StandardCharsets.UTF_8));
            }
        });
        if (!lacking.isEmpty()) {
            session.console()
                    .err()
                    .println("gongkai: the font of this machine lacks " + String.join(" ", lacking)
                            + ", which is not in the PDF; write FILE.html to have it all");
        }
        session.console()
                .out()
                .println(out + ": " + row.authority() + " " + year + ", "
                        + row.status().label() + " as known on "
                        + day + ", " + dossier.runs().size() + " runs, "
                        + dossier.captures().size() + " captures");
        return lacking.isEmpty() ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private Optional<CoverageRow> row(Authority whose, LocalDate day, Optional<String> region)
            throws ConfigurationException {
        return session.coverage(year, day, region).rows().stream()
                .filter(each -> each.code().equals(whose.code()))
                .findFirst();
    }

    /** Why nobody expects the report. */
    private String nobody(Authority whose, LocalDate day, Registry registry) {
        List<String> heirs = registry.successors(whose.code(), day);
        if (registry.find(whose.code(), year).isPresent() && !heirs.isEmpty()) {
            return "the report of " + whose.name() + " about " + year + " is owed by who took its place; ask for"
                    + heirs.stream()
                            .map(code -> " " + code
                                    + registry.find(code)
                                            .map(heir -> " " + heir.name())
                                            .orElse(""))
                            .collect(Collectors.joining(","));
        }
        return whose.name() + " (" + whose.code() + ") did not exist in " + year
                + ", as the registry has it; nobody expects that report";
    }

    /** What makes the PDF; empty when HTML is wanted. */
    private Optional<DossierPdf> pdf() {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return Optional.empty();
        }
        if (!name.endsWith(".pdf")) {
            throw new UsageException("--out " + out + " ends neither in .html nor in .pdf");
        }
        Optional<DossierPdf> pdf = DossierPdf.onThisMachine(session.console().environment());
        if (pdf.isEmpty()) {
            throw new UsageException(
                    "this machine has no font with Chinese characters, so a PDF would be blank where it"
                            + " matters; install one (Debian: fonts-noto-cjk), or write --out FILE.html and print that");
        }
        return pdf;
    }
}
