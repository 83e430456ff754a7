package org.gongkai.extractor;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.gongkai.extractor.scan.ScanMaker;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;

/**
 * CPU seconds that a scanned page takes at 200 dpi, over all threads: pages that hold nothing but the statutory tables,
 * and whole pages with their prose. Models and Java are warm; the most memory that the process ever took is told too,
 * where the system says so. Decoding of the pictures, alignment and checks are part of what is measured.
 */
public final class ScanSpeed {
    /** The most that a page may take, in CPU seconds. */
    private static final double TABLES_ALONE = 1.5;

    private static final double WHOLE = 4;
    private static final int WARMING = 1;
    private static final int ROUNDS = 3;
    private static final int DOTS = 200;
    private static final List<String> DOCUMENTS = List.of("form-2019", "form-2021-sans", "form-2021-small");

    private ScanSpeed() {}

    /** Measures, and prints the table of docs/ocr.md. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Extractor extractor = TestForms.extractor();
        System.out.println("| document | pages | CPU s a page | at most |\n|---|---|---|---|");
        for (String name : DOCUMENTS) {
            byte[] printed = TestForms.resource("/scan-source/" + name + ".pdf");
            List<BufferedImage> pages = ScanMaker.pages(printed, DOTS, ScanMaker.Wear.OFFICE, 3);
            List<Source> whole = sources(pages);
            List<Source> tables = sources(tablesAlone(
                    pages, extractor.extract(Source.of(name + ".pdf", printed)).document()));
            print(name + ", tables alone", tables, seconds(extractor, tables), TABLES_ALONE);
            print(name + ", whole pages", whole, seconds(extractor, whole), WHOLE);
        }
        peak().ifPresent(most -> System.out.println("\nmost memory: " + most));
    }

    private static void print(String what, List<Source> pages, double seconds, double most) {
        System.out.printf(Locale.ROOT, "| %s | %d | %.2f | %.1f |%n", what, pages.size(), seconds, most);
    }

    private static double seconds(Extractor extractor, List<Source> pages) throws InterruptedException {
        for (int i = 0; i < WARMING; i++) {
            extractor.extractPages(pages);
        }
        long before = cpu();
        for (int i = 0; i < ROUNDS; i++) {
            extractor.extractPages(pages);
        }
        return (cpu() - before) / 1e9 / ROUNDS / pages.size();
    }

    /** The pages that hold cells, white but for the bands of the tables and their heads. */
    private static List<BufferedImage> tablesAlone(List<BufferedImage> pages, ReportDocument document) {
        Map<Integer, List<double[]>> bands = new TreeMap<>();
        document.cells().forEach(cell -> {
            if (cell.at() instanceof Position.OnPage at) {
                // Heads stand above the first row of figures.
                double[] band = {at.box().get(1) - 60, at.box().get(3) + 10};
                bands.computeIfAbsent(at.page(), unused -> new ArrayList<>()).add(band);
            }
        });
        List<BufferedImage> kept = new ArrayList<>();
        bands.forEach((number, of) -> {
            BufferedImage page = pages.get(number - 1);
            BufferedImage bare = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = bare.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
            for (double[] band : of) {
                graphics.setClip(
                        0, (int) (band[0] * DOTS / 72), page.getWidth(), (int) ((band[1] - band[0]) * DOTS / 72));
                graphics.drawImage(page, 0, 0, null);
            }
            graphics.dispose();
            kept.add(bare);
        });
        return kept;
    }

    private static List<Source> sources(List<BufferedImage> pages) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (BufferedImage page : pages) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(page, "png", out);
            sources.add(Source.of("page" + sources.size() + ".png", out.toByteArray()));
        }
        return sources;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Linux alone tells it. */
    private static Optional<String> peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                ? Files.readAllLines(status, StandardCharsets.UTF_8).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.substring(6).strip())
                        .findFirst()
                : Optional.empty();
    }
}
