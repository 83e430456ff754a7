package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.config.Registry;
import org.gongkai.extractor.scan.ScanMaker;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reports that are pictures. */
class ScanTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();
    private static final byte[] PRINTED = TestForms.resource("/scan-source/form-2021-sans.pdf");
    private static final byte[] SCAN = TestForms.resource("/scan/sy2021.vertical.150.pdf");

    private static @Nullable ReportDocument scanned;

    /** Read once for all tests that look at it. */
    private static synchronized ReportDocument scanned() {
        if (scanned == null) {
            scanned = read("scan.pdf", SCAN);
        }
        return scanned;
    }

    @Test
    void readsEveryCellOfAScanAndSaysWhereItStands() {
        ReportDocument document = scanned();

        ScanTruth truth = ScanTruth.compare("/made", "sy2021.vertical", document);
        assertThat(truth.silent()).isEmpty();
        assertThat(truth.flagged()).isEmpty();
        assertThat(document.cells())
                .filteredOn(cell -> cell.status() == CellStatus.NUMBER)
                .allSatisfy(cell -> assertThat(cell.at())
                        .isInstanceOfSatisfying(Position.OnPage.class, at -> assertThat(at.confidence())
                                .isBetween(0.0, 1.0)));
    }

    @Test
    void readsAStampedScanAndSaysWhereItIsNotSure() {
        byte[] scan = ScanMaker.pdf(PRINTED, 150, ScanMaker.Wear.STAMP, 7);

        ScanTruth truth = ScanTruth.compare("/scan-source", "form-2021-sans", read("worn.pdf", scan));

        assertThat(truth.silent()).isEmpty();
        assertThat(truth.right()).isGreaterThanOrEqualTo((int) (0.95 * truth.cells()));
    }

    @Test
    void readsPicturesOfOneReportAsItsPagesWhicheverWayTheyLie() throws Exception {
        List<Source> pages = new ArrayList<>();
        for (BufferedImage page : ScanMaker.pages(PRINTED, 150, ScanMaker.Wear.OFFICE, 7)) {
            byte[] file = png(turned(page, 1 + pages.size() % 3));
            assertThat(Extractor.isPage(file)).isTrue();
            pages.add(Source.of("page" + pages.size() + ".png", file));
        }

        ReportDocument document =
                EXTRACTOR.extract(EXTRACTOR.contentOfPages(pages), pages.get(0)).document();

        assertThat(document.source().file()).isEqualTo("page0.png");
        ScanTruth truth = ScanTruth.compare("/scan-source", "form-2021-sans", document);
        assertThat(truth.silent()).isEmpty();
        assertThat(truth.right()).isGreaterThanOrEqualTo((int) (0.95 * truth.cells()));
        assertThat(document.cells().stream()
                        .map(cell -> cell.at() instanceof Position.OnPage on ? on.page() : 0)
                        .distinct())
                .as("pages count over all pictures")
                .hasSizeGreaterThan(1);
    }

    @Test
    void readsPicturesInWordFilesLikeTheSamePicturesAlone() throws Exception {
        BufferedImage page =
                ScanMaker.pages(PRINTED, 150, ScanMaker.Wear.OFFICE, 7).get(1);
        byte[] docx;
        try (XWPFDocument file = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            file.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(png(page)),
                            XWPFDocument.PICTURE_TYPE_PNG,
                            "page.png",
                            Units.toEMU(400),
                            Units.toEMU(560));
            file.write(out);
            docx = out.toByteArray();
        }

        ReportDocument inWord = read("report.docx", docx);
        ReportDocument alone = read("report.png", png(page));

        assertThat(alone.cells()).filteredOn(cell -> cell.value() != null).hasSizeGreaterThan(100);
        assertThat(inWord.cells()).isEqualTo(alone.cells());
    }

    @Test
    void givesAReasonForPicturesWithoutText() throws IOException {
        assertThat(code("blank.png", png(paper(900, 1200)))).isEqualTo("no-text");
        assertThat(code("dot.png", png(paper(1, 1)))).isEqualTo("no-text");
        assertThat(code("photo.png", png(photo()))).isEqualTo("no-text");
        assertThat(code("huge.png", pngHead(30_000, 30_000))).isEqualTo("too-large");
    }

    @Test
    void givesAReasonForBrokenPictures() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(photo(), "jpeg", out);
        byte[] cut = Arrays.copyOf(out.toByteArray(), 300);

        assertThat(code("cut.jpg", cut)).isEqualTo("damaged");
        assertThat(code("odd.webp", "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("unsupported-format");
    }

    @Test
    void readsSixteenBitsAndOneBitAlike() throws IOException {
        BufferedImage deep = new BufferedImage(900, 1200, BufferedImage.TYPE_USHORT_GRAY);
        Graphics2D graphics = deep.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 900, 1200);
        graphics.dispose();

        assertThat(code("deep.png", png(deep))).isEqualTo("no-text");
        assertThat(code("flat.png", png(new BufferedImage(900, 1200, BufferedImage.TYPE_BYTE_BINARY))))
                .isEqualTo("no-text");
    }

    @Test
    void recognisesNothingWhenSwitchedOff() {
        Extractor off = new Extractor(
                TestForms.shipped(),
                new Registry(List.of()),
                new ExtractorSettings(Duration.ofSeconds(60), 1 << 24, 10_000, false));

        ReportDocument document =
                TestForms.extract(off, Source.of("scan.pdf", SCAN)).document();

        assertThat(document.report()).isFalse();
        assertThat(document.findings().get(0).code()).isEqualTo("scanned");
    }

    @Test
    void doubtsAFigureThatTheInvisibleTextBehindAScanGivesOtherwise() throws IOException {
        String altered = "2/licences/decisions";
        ReportDocument plain = scanned();
        Cell cell = plain.find(altered).orElseThrow();
        int page = ((Position.OnPage) cell.at()).page();

        ReportDocument document = read("layered.pdf", layered(page, plain.cells(), altered));

        assertThat(cell.flags()).isEmpty();
        assertThat(document.find(altered).orElseThrow().value()).isEqualTo(cell.value());
        assertThat(document.cells())
                .filteredOn(other -> other.flags().contains("disputed"))
                .extracting(Cell::id)
                .as("the sums go on on the next page, so that some others cannot be settled either")
                .contains(altered)
                .hasSizeLessThan(10);
    }

    /** One page with the figures read on it laid behind, one of them with a digit more. */
    private static byte[] layered(int number, List<Cell> cells, String altered) throws IOException {
        try (PDDocument document = Loader.loadPDF(SCAN);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = document.getPage(number - 1);
            try (PDPageContentStream content =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                content.beginText();
                content.setRenderingMode(RenderingMode.NEITHER);
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 3);
                for (Cell cell : cells) {
                    if (cell.at() instanceof Position.OnPage at && at.page() == number && cell.value() != null) {
                        String text = cell.raw() + (cell.id().equals(altered) ? "9" : "");
                        float x = (float) (at.box().get(0) + at.box().get(2)) / 2 - text.length();
                        float y = page.getCropBox().getHeight()
                                - (float) (at.box().get(1) + at.box().get(3)) / 2;
                        content.setTextMatrix(new Matrix(1, 0, 0, 1, x, y - 1));
                        content.showText(text);
                    }
                }
                content.endText();
            }
            for (int i = document.getNumberOfPages(); i > 0; i--) {
                if (i != number) {
                    document.removePage(i - 1);
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String code(String name, byte[] bytes) {
        return read(name, bytes).findings().get(0).code();
    }

    private static ReportDocument read(String name, byte[] bytes) {
        return TestForms.extract(EXTRACTOR, Source.of(name, bytes)).document();
    }

    /** Clockwise by so many quarters. */
    private static BufferedImage turned(BufferedImage page, int quarters) {
        boolean lies = quarters % 2 == 1;
        int width = lies ? page.getHeight() : page.getWidth();
        int height = lies ? page.getWidth() : page.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = out.createGraphics();
        graphics.translate(width / 2.0, height / 2.0);
        graphics.rotate(quarters * Math.PI / 2);
        graphics.drawImage(page, -page.getWidth() / 2, -page.getHeight() / 2, null);
        graphics.dispose();
        return out;
    }

    private static BufferedImage paper(int width, int height) {
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return page;
    }

    /** Hills, more or less. */
    private static BufferedImage photo() {
        BufferedImage page = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
        Random chance = new Random(5);
        for (int y = 0; y < 700; y++) {
            for (int x = 0; x < 900; x++) {
                int light = (int) (120 + 80 * Math.sin(x / 90.0) * Math.cos(y / 70.0) + 8 * chance.nextGaussian());
                page.setRGB(x, y, new Color(light, Math.min(255, light + 20), light / 2).getRGB());
            }
        }
        return page;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** The beginning of a picture that is so large. */
    private static byte[] pngHead(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(33);
        head.putLong(0x89504E470D0A1A0AL).putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        head.putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(head.array(), 12, 17);
        return head.putInt((int) check.getValue()).array();
    }
}
