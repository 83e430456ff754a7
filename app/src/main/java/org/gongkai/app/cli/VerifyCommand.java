package org.gongkai.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gongkai.app.pipeline.NativeDigests;
import org.gongkai.archive.Archive;
import org.gongkai.archive.fixity.Damage;
import org.gongkai.archive.fixity.FixityReport;
import org.gongkai.archive.fixity.FixityReport.Affected;
import org.gongkai.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Re-hashes everything that is stored. */
@Command(
        name = "verify",
        header = "Read everything that is stored again and compare its digests.",
        description = {
            "Reads every bit of every payload file, compares SHA-256 and SHA-512 with those taken at capture, and"
                    + " payload files and metadata with each other.",
            "Ends with 1 when anything is damaged or missing, and names it with the captures that it touches. Where"
                    + " archive.replica names a second copy, what is damaged is mended from it.",
            "Ctrl-C stops it; the same command goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai --archive /srv/gongkai verify", "  ./gongkai --archive /srv/gongkai verify --sample 5"})
final class VerifyCommand implements Callable<Integer> {
    private static final double ALL = 100;

    private final Session session;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Look at N per cent of the payloads only, drawn by lot.")
    private double sample = ALL;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException, InterruptedException {
        if (!(sample > 0 && sample <= ALL)) {
            throw new UsageException("--sample expects per cent, more than 0 and at most 100, came " + sample);
        }
        Archive archive = session.keptArchive();
        session.configuration()
                .settings()
                .archive()
                .replica()
                .filter(folder -> !Files.isDirectory(Path.of(folder)))
                .ifPresent(folder -> session.console()
                        .err()
                        .println("gongkai: archive.replica names '" + folder
                                + "', and there is no such folder: damage can be found, not mended"));
        NativeDigests.install();
        FixityReport report = archive.verify(sample, new Pace(session.console(), "verify"));
        if (json) {
            session.console().json(Answer.of(report));
        } else {
            print(report);
        }
        return report.sound() ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private void print(FixityReport report) {
        PrintWriter out = session.console().out();
        for (Damage damage : report.damage()) {
            out.println(TextWidth.harmless(
                    damage.place() + ": " + damage.message() + (damage.repaired() ? " (repaired)" : "")));
        }
        for (Affected affected : report.affected()) {
            out.println(TextWidth.harmless("affected: capture " + affected.capture() + " of " + affected.uri() + " at "
                    + affected.at() + ": " + affected.reason()));
        }
        out.println(Counted.of(report.payloads(), "payload") + ", " + Counted.of(report.captures(), "capture") + ", "
                + Counted.of(report.bytes(), "byte") + " read; " + verdict(report));
    }

    private static String verdict(FixityReport report) {
        if (report.sound()) {
            return report.sample() < ALL ? "all of the sample as captured" : "all as captured";
        }
        long repaired = report.damage().stream().filter(Damage::repaired).count();
        return report.damage().size() + " damaged" + (repaired == 0 ? "" : ", " + repaired + " of them repaired") + ", "
                + Counted.of(report.affected().size(), "capture") + " affected";
    }

    private record Answer(
            String started,
            String ended,
            double sample,
            int files,
            long records,
            long payloads,
            long bytes,
            long captures,
            List<Wrong> damaged,
            List<Affected> affected) {
        static Answer of(FixityReport report) {
            return new Answer(
                    report.started().toString(),
                    report.ended().toString(),
                    report.sample(),
                    report.files(),
                    report.records(),
                    report.payloads(),
                    report.bytes(),
                    report.captures(),
                    report.damage().stream().map(Wrong::of).toList(),
                    report.affected());
        }
    }

    private record Wrong(String kind, String place, String reason, boolean repaired) {
        static Wrong of(Damage damage) {
            return new Wrong(
                    damage.kind().name().toLowerCase(Locale.ROOT), damage.place(), damage.message(), damage.repaired());
        }
    }
}
