package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gongkai.model.Finding;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

/** The ways in which copiers and portals code pictures: each is read, or a reason is given. */
class PictureInputTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();
    private static final String CELL = "3/3.3.8/total";

    private static final String FIGURE = "7808";

    @Test
    void readsAllPagesOfATiffCodedAsAFax() throws IOException {
        BufferedImage empty = new BufferedImage(900, 1200, BufferedImage.TYPE_BYTE_BINARY);

        ReportDocument document = read("fax.tif", tiff(List.of(empty, page(ImageType.BINARY))));

        assertThat(document.find(CELL).orElseThrow()).satisfies(cell -> {
            assertThat(cell.value()).isEqualByComparingTo(FIGURE);
            assertThat(cell.at()).isInstanceOfSatisfying(Position.OnPage.class, at -> assertThat(at.page())
                    .isEqualTo(2));
        });
        assertThat(document.findings()).extracting(Finding::code).contains("no-text");
    }

    @Test
    void readsAJpegInPrintingInks() throws IOException {
        assertThat(read("inks.jpg", inks(page(ImageType.GRAY)))
                        .find(CELL)
                        .orElseThrow()
                        .value())
                .isEqualByComparingTo(FIGURE);
    }

    @Test
    void readsAPdfWhosePageIsCodedAsJbig2() throws IOException {
        ReportDocument document = read("copier.pdf", jbig2(page(ImageType.BINARY)));

        assertThat(document.find(CELL).orElseThrow().value()).isEqualByComparingTo(FIGURE);
    }

    @Test
    void saysWhichPageIsCodedAsJpeg2000AndWhatToDo() throws IOException {
        byte[] code = new byte[64];
        byte[] pdf = pdf(COSName.JPX_DECODE, code, 1240, 1754);

        ReportDocument document = read("jpx.pdf", pdf);

        assertThat(document.report()).isFalse();
        assertThat(document.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("unsupported-format");
            assertThat(finding.message()).contains("page 1", "JPEG 2000", "print it to a new PDF");
        });
    }

    @Test
    void givesAReasonForAPictureOfThirtyThousandPixels() throws IOException {
        assertThat(code("strip.png", png(paper(30_000, 400)))).isEqualTo("no-text");
    }

    @Test
    void givesAReasonForAJpegThatIsBrokenInTheMiddle() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(paper(900, 1200), "jpeg", out);
        byte[] broken = out.toByteArray();
        Arrays.fill(broken, 160, broken.length, (byte) 0xFF);

        assertThat(code("broken.jpg", broken)).isIn("damaged", "no-text");
    }

    private static String code(String name, byte[] bytes) {
        return read(name, bytes).findings().get(0).code();
    }

    private static ReportDocument read(String name, byte[] bytes) {
        return TestForms.extract(EXTRACTOR, Source.of(name, bytes)).document();
    }

    /** The second page of a printed report. */
    private static BufferedImage page(ImageType type) throws IOException {
        try (PDDocument document = Loader.loadPDF(TestForms.resource("/scan-source/form-2021-sans.pdf"))) {
            return new PDFRenderer(document).renderImageWithDPI(1, 200, type);
        }
    }

    private static BufferedImage paper(int width, int height) {
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return page;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] tiff(List<BufferedImage> pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType("CCITT T.6");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), parameters);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** All in black ink; JPEG files hold inks inverted. */
    private static byte[] inks(BufferedImage page) throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(0, page.getWidth(), page.getHeight(), 4, null);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                inks.setPixel(x, y, new int[] {255, 255, 255, page.getRGB(x, y) >> 8 & 255});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * The page as one generic region, coded as a fax is (ITU-T T.88, 6.2.6): segment headers of number, type, page and
     * length before the data of the page and of the region.
     */
    private static byte[] jbig2(BufferedImage page) throws IOException {
        byte[] fax;
        try (PDDocument document = new PDDocument()) {
            try (var in =
                    CCITTFactory.createFromImage(document, page).getCOSObject().createRawInputStream()) {
                fax = in.readAllBytes();
            }
        }
        int width = page.getWidth();
        int height = page.getHeight();
        ByteBuffer code = ByteBuffer.allocate(11 + 19 + 11 + 18 + fax.length);
        code.putInt(0).put((byte) 48).put((byte) 0).put((byte) 1).putInt(19);
        code.putInt(width).putInt(height).putInt(0).putInt(0).put((byte) 0).putShort((short) 0);
        code.putInt(1).put((byte) 38).put((byte) 0).put((byte) 1).putInt(18 + fax.length);
        code.putInt(width).putInt(height).putInt(0).putInt(0).put((byte) 0).put((byte) 1);
        return pdf(COSName.JBIG2_DECODE, code.put(fax).array(), width, height);
    }

    /** One page that is a picture coded so. */
    private static byte[] pdf(COSName filter, byte[] code, int width, int height) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDImageXObject picture = new PDImageXObject(
                    document, new ByteArrayInputStream(code), filter, width, height, 1, PDDeviceGray.INSTANCE);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
