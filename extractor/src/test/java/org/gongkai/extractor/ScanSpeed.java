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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gongkai.extractor.scan.ScanMaker;

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
    /** No stroke of a title is so long, in pixels. */
    private static final int LONGEST_STROKE = 2 * DOTS / 5;

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
            List<Source> tables = sources(tablesAlone(pages, printed));
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
            extractor.extract(extractor.contentOfPages(pages), pages.get(0));
        }
        long before = cpu();
        for (int i = 0; i < ROUNDS; i++) {
            extractor.extract(extractor.contentOfPages(pages), pages.get(0));
        }
        return (cpu() - before) / 1e9 / ROUNDS / pages.size();
    }

    /** The pages that hold tables, white but for these, from edge to edge. */
    private static List<BufferedImage> tablesAlone(List<BufferedImage> pages, byte[] printed) throws IOException {
        List<BufferedImage> kept = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(printed)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < pages.size(); i++) {
                List<int[]> bands = bands(renderer.renderImageWithDPI(i, DOTS, ImageType.GRAY));
                if (!bands.isEmpty()) {
                    kept.add(only(pages.get(i), bands));
                }
            }
        }
        return kept;
    }

    /** From the upper to the lower ends of the upright rules of each table of a printed page. */
    private static List<int[]> bands(BufferedImage page) {
        boolean[] ruled = new boolean[page.getHeight()];
        for (int x = 0; x < page.getWidth(); x++) {
            int from = 0;
            for (int y = 0; y <= page.getHeight(); y++) {
                boolean dark = y < page.getHeight() && (page.getRGB(x, y) & 255) < 140;
                if (!dark) {
                    if (y - from > LONGEST_STROKE) {
                        Arrays.fill(ruled, from, y, true);
                    }
                    from = y + 1;
                }
            }
        }
        List<int[]> bands = new ArrayList<>();
        for (int y = 0; y < ruled.length; y++) {
            if (ruled[y] && (y == 0 || !ruled[y - 1])) {
                bands.add(new int[] {y, y});
            }
            if (ruled[y]) {
                bands.get(bands.size() - 1)[1] = y;
            }
        }
        return bands;
    }

    private static BufferedImage only(BufferedImage page, List<int[]> bands) {
        BufferedImage bare = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = bare.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        // A scanner's slight turn moves them by some points.
        int turned = DOTS / 10;
        for (int[] band : bands) {
            graphics.setClip(0, band[0] - turned, page.getWidth(), band[1] - band[0] + 2 * turned);
            graphics.drawImage(page, 0, 0, null);
        }
        graphics.dispose();
        return bare;
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
