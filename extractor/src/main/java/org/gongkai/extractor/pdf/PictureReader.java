package org.gongkai.extractor.pdf;

import java.io.IOException;
import java.util.List;
import org.gongkai.extractor.ocr.ScanPool;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.UnreadableFileException;

/** Reads pictures that show the pages of one document. */
public final class PictureReader {
    /** Pages are taken for A4: the short side of one in points. */
    private static final double SHORT_SIDE = 595.28;
    /** Flatter pictures are cut out of a page, as wide as it. */
    private static final double FLATTEST = 0.6;

    private PictureReader() {}

    /**
     * What stands on the pages; boxes are given as if each page were A4.
     *
     * @param files one or more pages each
     * @throws UnreadableFileException with the code {@code scanned}, {@code damaged}, {@code too-large}, {@code no-text},
     *     {@code unsupported-format} or {@code gave-up}
     */
    public static Reading read(List<byte[]> files, Budget budget) throws UnreadableFileException {
        if (!budget.readsPictures()) {
            throw new UnreadableFileException(
                    "scanned", "a picture; its characters are recognised when extractor.ocr is switched on");
        }
        budget.longer();
        ScanPool.Pages<PageInk> recognised = new ScanPool.Pages<>();
        try {
            int page = 0;
            for (byte[] file : files) {
                try (PictureFile pictures = PictureFile.open(file)) {
                    for (int i = 0; i < pictures.pages(); i++) {
                        budget.checkTime();
                        PageImage image = image(++page, pictures.page(i));
                        recognised.add(() -> ScanReader.read(image, budget));
                    }
                } catch (IOException | RuntimeException e) {
                    throw new UnreadableFileException(
                            "damaged", "the picture cannot be decoded (" + e.getMessage() + "); fetch it again", e);
                }
            }
            List<PageInk> pages = recognised.all();
            return new Reading(
                    "picture",
                    PdfReader.blocks(pages, budget),
                    Reading.Facts.titled(List.of(), pages.size()),
                    PageFindings.of(pages));
        } finally {
            recognised.cancel();
        }
    }

    private static PageImage image(int number, Grey pixels) {
        PageViews.Size size = size(pixels.width(), pixels.height());
        return new PageImage(number, size.width(), size.height(), pixels);
    }

    /** How large the page of a picture is taken to be, which has so many pixels. */
    static PageViews.Size size(int width, int height) {
        int shorter = height < FLATTEST * width ? width : Math.min(width, height);
        double points = SHORT_SIDE / shorter;
        return new PageViews.Size(width * points, height * points);
    }
}
