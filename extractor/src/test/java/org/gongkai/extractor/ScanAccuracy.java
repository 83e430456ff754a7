package org.gongkai.extractor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.gongkai.extractor.scan.ScanMaker;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

/**
 * Makes the accuracy table of docs/ocr.md. Not part of the usual tests, since it takes some minutes:
 *
 * <pre>mvn -pl extractor -am test -Dtest=ScanAccuracy -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class ScanAccuracy {
    /** Document, dots per inch, wear. */
    private static final List<Case> CASES = List.of(
            new Case("form-2019", 150, ScanMaker.Wear.OFFICE),
            new Case("form-2021-sans", 150, ScanMaker.Wear.ASLANT),
            new Case("form-2021-small", 150, ScanMaker.Wear.SHADE),
            new Case("form-2019-faint", 150, ScanMaker.Wear.OFFICE),
            new Case("form-2019", 200, ScanMaker.Wear.OFFICE),
            new Case("form-2021-small", 200, ScanMaker.Wear.ASLANT),
            new Case("form-2019-faint", 200, ScanMaker.Wear.STAMP),
            new Case("form-2021-sans", 200, ScanMaker.Wear.FAX),
            new Case("form-2021-sans", 200, ScanMaker.Wear.BENT),
            new Case("form-2019-faint", 200, ScanMaker.Wear.SIDEWAYS),
            new Case("form-2021-small", 300, ScanMaker.Wear.OFFICE),
            new Case("form-2019", 300, ScanMaker.Wear.ASLANT));

    private record Case(String document, int dots, ScanMaker.Wear wear) {}

    @Test
    void writesTheTable() throws IOException {
        Extractor extractor = TestForms.extractor();
        StringBuilder table = new StringBuilder(
                "| document | dpi | wear | right | of these flagged | wrong, flagged | wrong, not flagged | CPU s a page |\n"
                        + "|---|---|---|---|---|---|---|---|\n");
        long seed = 1;
        for (Case one : CASES) {
            byte[] printed = TestForms.resource("/scan-source/" + one.document() + ".pdf");
            byte[] scan = ScanMaker.pdf(printed, one.dots(), one.wear(), seed++);
            long before = cpu();
            ReportDocument document =
                    TestForms.extract(extractor, Source.of("scan.pdf", scan)).document();
            double seconds = (cpu() - before) / 1e9;
            ScanTruth truth = ScanTruth.compare("/scan-source", one.document(), document);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %d of %d | %d | %d | %d | %.1f |%n",
                    one.document(),
                    one.dots(),
                    one.wear().name().toLowerCase(Locale.ROOT),
                    truth.right(),
                    truth.cells(),
                    truth.doubted(),
                    truth.flagged().size(),
                    truth.silent().size(),
                    seconds / pages(one.document())));
            Files.writeString(Path.of("target/scan-accuracy.md"), table);
        }
    }

    private static int pages(String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(TestForms.resource("/scan-source/" + name + ".pdf"))) {
            return document.getNumberOfPages();
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
