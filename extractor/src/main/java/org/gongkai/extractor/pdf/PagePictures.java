package org.gongkai.extractor.pdf;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * Pages of a PDF as pictures: the scanner's own picture when the page is nothing else, so that nothing is lost by drawing
 * it anew; else the page drawn as finely as its pictures are.
 */
final class PagePictures {
    /** Dots per inch for pages that are drawn. */
    private static final double COARSEST = 150;

    private static final double FINEST = 330;
    /** More pixels are given up. */
    private static final long MOST_PIXELS = 150_000_000;
    /** More pixels are thinned out while they are decoded. */
    private static final long MANY_PIXELS = 40_000_000;

    /** Of a page; less is a seal or a logo. */
    private static final double MUCH = 0.25;

    private final PDDocument document;
    private final PDFRenderer renderer;

    PagePictures(PDDocument document) {
        this.document = document;
        this.renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
    }

    /**
     * The page as it is shown.
     *
     * @throws IOException when a picture is broken or too large
     * @throws UnreadableFileException with the code {@code unsupported-format} when nobody here can decode what covers it
     */
    PageImage of(PageInk ink) throws IOException, UnreadableFileException {
        PDPage page = document.getPage(ink.number() - 1);
        List<PictureFinder.Placed> pictures = PictureFinder.find(page);
        requireDecoder(pictures, page);
        double dots = COARSEST;
        for (PictureFinder.Placed picture : pictures) {
            PDImage image = picture.image();
            if ((long) image.getWidth() * image.getHeight() > MOST_PIXELS) {
                throw new IOException("a picture of " + image.getWidth() + " x " + image.getHeight()
                        + " pixels, more than any page needs");
            }
            double wide =
                    Math.hypot(picture.place().getScaleX(), picture.place().getShearY());
            dots = Math.max(dots, wide < 20 ? 0 : 72 * image.getWidth() / wide);
        }
        double width = ink.shownWidth();
        double height = ink.shownHeight();
        boolean plain = ink.glyphs().isEmpty()
                && pictures.size() == 1
                && fills(pictures.get(0).place(), page);
        Grey pixels = plain
                ? Grey.of(decode(pictures.get(0).image())).turned(Math.floorMod(page.getRotation() / 90, 4))
                : Grey.of(draw(ink.number() - 1, Math.min(FINEST, dots), width, height));
        return new PageImage(ink.number(), width, height, pixels);
    }

    /** The program that draws pages leaves such pictures out, and what remains would look like a page without text. */
    private static void requireDecoder(List<PictureFinder.Placed> pictures, PDPage page)
            throws UnreadableFileException {
        double covered = 0;
        for (PictureFinder.Placed picture : pictures) {
            covered += "jpx".equals(picture.image().getSuffix())
                    ? Math.abs(picture.place().getDeterminant())
                    : 0;
        }
        PDRectangle crop = page.getCropBox();
        if (covered > MUCH * crop.getWidth() * crop.getHeight()) {
            throw new UnreadableFileException(
                    "unsupported-format",
                    "its picture is coded as JPEG 2000, for which there is no decoder here; open the file in a viewer and"
                            + " print it to a new PDF, or save its pages as PNG or JPEG");
        }
    }

    private BufferedImage draw(int index, double dots, double width, double height) throws IOException {
        double fitting = Math.sqrt(MANY_PIXELS / Math.max(1, width * height)) * 72;
        return renderer.renderImageWithDPI(index, (float) Math.min(dots, fitting), ImageType.RGB);
    }

    private static BufferedImage decode(PDImage image) throws IOException {
        long pixels = (long) image.getWidth() * image.getHeight();
        int step = (int) Math.ceil(Math.sqrt((double) pixels / MANY_PIXELS));
        return step <= 1
                ? image.getImage()
                : image.getImage(new Rectangle(0, 0, image.getWidth(), image.getHeight()), step);
    }

    /** Whether a picture lies upright and covers the page and no more, give or take. */
    private static boolean fills(AffineTransform place, PDPage page) {
        PDRectangle crop = page.getCropBox();
        Rectangle2D box =
                place.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D();
        double near = 0.015 * Math.max(crop.getWidth(), crop.getHeight());
        return place.getShearX() == 0
                && place.getShearY() == 0
                && place.getScaleX() > 0
                && place.getScaleY() > 0
                && Math.abs(box.getMinX() - crop.getLowerLeftX()) < near
                && Math.abs(box.getMinY() - crop.getLowerLeftY()) < near
                && Math.abs(box.getMaxX() - crop.getUpperRightX()) < near
                && Math.abs(box.getMaxY() - crop.getUpperRightY()) < near;
    }
}
