package org.gongkai.extractor.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gongkai.extractor.read.UnreadableFileException;

/** Pages of a file as pictures to look at, beside the boxes of what was read on them. */
public final class PageViews {
    /** Dots per inch: small print can be read. */
    private static final double DOTS = 110;
    /** More pixels are no page; a poster is shown more coarsely. */
    private static final double MOST_PIXELS = 6_000_000;
    /** PDF files may begin with some other bytes (ISO 32000-2, annex I). */
    private static final int HEAD = 1024;

    static {
        OfflineFonts.install();
    }

    private PageViews() {}

    /** How large a page is in points, as it is shown: that is what the boxes of its cells are measured in. */
    public record Size(double width, double height) {
        double dots() {
            return Math.min(DOTS, 72 * Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
        }
    }

    /**
     * The sizes of all pages, in order.
     *
     * @param file a PDF or a picture
     * @throws IOException when it is neither, or broken
     */
    public static List<Size> sizes(byte[] file) throws IOException {
        List<Size> sizes = new ArrayList<>();
        if (isPdf(file)) {
            try (PDDocument document = Loader.loadPDF(file)) {
                for (PDPage page : document.getPages()) {
                    sizes.add(size(page));
                }
            }
            return sizes;
        }
        try (PictureFile picture = PictureFile.open(file)) {
            for (int i = 0; i < picture.pages(); i++) {
                sizes.add(PictureReader.size(picture.width(i), picture.height(i)));
            }
            return sizes;
        } catch (UnreadableFileException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * A page as JPEG, fine enough to read.
     *
     * @param number of the page, from 1
     * @throws IOException when there is no such page or it cannot be drawn
     */
    public static byte[] jpeg(byte[] file, int number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(isPdf(file) ? drawn(file, number) : shown(file, number), "jpeg", out);
        return out.toByteArray();
    }

    private static BufferedImage drawn(byte[] file, int number) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            if (number < 1 || number > document.getNumberOfPages()) {
                throw new IOException("the file has no page " + number);
            }
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            double dots = size(document.getPage(number - 1)).dots();
            return renderer.renderImageWithDPI(number - 1, (float) dots, ImageType.RGB);
        } catch (RuntimeException | StackOverflowError e) {
            throw new IOException("the page cannot be drawn: " + e.getMessage(), e);
        }
    }

    private static BufferedImage shown(byte[] file, int number) throws IOException {
        try (PictureFile picture = PictureFile.open(file)) {
            if (number < 1 || number > picture.pages()) {
                throw new IOException("the file has no page " + number);
            }
            Size size = PictureReader.size(picture.width(number - 1), picture.height(number - 1));
            BufferedImage whole = picture.page(number - 1).image();
            double scale = size.dots() / 72;
            BufferedImage view = new BufferedImage(
                    (int) Math.ceil(size.width() * scale),
                    (int) Math.ceil(size.height() * scale),
                    BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D pen = view.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(whole, 0, 0, view.getWidth(), view.getHeight(), Color.WHITE, null);
            pen.dispose();
            return view;
        } catch (UnreadableFileException | RuntimeException e) {
            throw new IOException("the picture cannot be shown: " + e.getMessage(), e);
        }
    }

    private static Size size(PDPage page) {
        PDRectangle crop = page.getCropBox();
        boolean lies = Math.floorMod(page.getRotation() / 90, 2) == 1;
        return lies ? new Size(crop.getHeight(), crop.getWidth()) : new Size(crop.getWidth(), crop.getHeight());
    }

    private static boolean isPdf(byte[] file) {
        return new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1).contains("%PDF-");
    }
}
