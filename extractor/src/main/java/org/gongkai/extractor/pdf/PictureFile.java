package org.gongkai.extractor.pdf;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.read.UnreadableFileException;

/** A file of one picture, or of several pages as TIFF has them. */
final class PictureFile implements AutoCloseable {
    /** Smaller pictures hold no text, in pixels. */
    private static final int SMALLEST = 60;
    /** More pixels are given up. */
    private static final long MOST_PIXELS = 150_000_000;
    /** More pixels are thinned out while they are decoded. */
    private static final long MANY_PIXELS = 40_000_000;
    /** More pages are a film. */
    private static final int MOST_PAGES = 500;

    private final ImageReader reader;
    private final ImageInputStream in;
    private final byte[] bytes;

    private PictureFile(ImageReader reader, ImageInputStream in, byte[] bytes) {
        this.reader = reader;
        this.in = in;
        this.bytes = bytes;
    }

    static PictureFile open(byte[] bytes) throws IOException, UnreadableFileException {
        ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            in.close();
            throw new UnreadableFileException(
                    "unsupported-format",
                    "a picture in a format that cannot be decoded here; JPEG, PNG, TIFF, GIF and BMP can");
        }
        ImageReader reader = readers.next();
        reader.setInput(in);
        return new PictureFile(reader, in, bytes);
    }

    /** How many pages it has; of a film only its first picture counts. */
    int pages() throws IOException, UnreadableFileException {
        boolean film = reader.getFormatName().equalsIgnoreCase("gif");
        int pages = film ? 1 : reader.getNumImages(true);
        if (pages > MOST_PAGES) {
            throw new UnreadableFileException(
                    "too-large", "the picture has " + pages + " pages, more than the " + MOST_PAGES + " that are read");
        }
        return Math.max(1, pages);
    }

    int width(int index) throws IOException {
        return reader.getWidth(index);
    }

    int height(int index) throws IOException {
        return reader.getHeight(index);
    }

    Grey page(int index) throws IOException, UnreadableFileException {
        int width = reader.getWidth(index);
        int height = reader.getHeight(index);
        String size = width + " x " + height + " pixels";
        if (width < SMALLEST || height < SMALLEST) {
            throw new UnreadableFileException("no-text", "the picture has " + size + ", too few to show a page");
        }
        if ((long) width * height > MOST_PIXELS) {
            throw new UnreadableFileException("too-large", "the picture has " + size + ", more than any page needs");
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt((double) width * height / MANY_PIXELS));
        if (step > 1) {
            parameters.setSourceSubsampling(step, step, 0, 0);
        }
        try {
            return Grey.of(reader.read(index, parameters));
        } catch (IIOException e) {
            if (!reader.canReadRaster()) {
                throw e;
            }
            // Java's decoder leaves pictures in printing inks to the caller.
            Raster inks = reader.readRaster(index, parameters);
            if (inks.getNumBands() != 4) {
                throw e;
            }
            return Grey.ofInks(inks, hasLuminance());
        }
    }

    /** Whether the Adobe segment says that the first three inks are coded as luminance and chrominance. */
    private boolean hasLuminance() {
        String head = new String(bytes, 0, Math.min(bytes.length, 65_536), StandardCharsets.ISO_8859_1);
        int adobe = head.indexOf("Adobe");
        return adobe >= 0 && adobe + 11 < head.length() && head.charAt(adobe + 11) == 2;
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
