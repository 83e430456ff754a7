package org.gongkai.extractor.scan;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Makes scans of printed PDFs: each page drawn, worn as scanners, lamps and fax machines wear it, and saved as a picture. */
public final class ScanMaker {
    /** What is done to a page. */
    public enum Wear {
        /** Nothing but the scanner: a slight turn, blur, noise, JPEG of quality 0.75. */
        OFFICE,
        /** Two degrees aslant, more noise, JPEG of quality 0.4. */
        ASLANT,
        /** A shadow over one side and a light one over the other. */
        SHADE,
        /** A red stamp over figures. */
        STAMP,
        /** One bit a pixel, without shades. */
        FAX,
        /** The page bends by some points, as near the fold of a book. */
        BENT,
        /** Turned by a quarter. */
        SIDEWAYS
    }

    private final double dots;
    private final Wear wear;
    private final Random chance;

    private ScanMaker(double dots, Wear wear, long seed) {
        this.dots = dots;
        this.wear = wear;
        this.chance = new Random(seed);
    }

    /** A PDF of pictures. */
    public static byte[] pdf(byte[] printed, double dots, Wear wear, long seed) {
        ScanMaker maker = new ScanMaker(dots, wear, seed);
        try (PDDocument scan = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (BufferedImage page : pages(printed, dots, wear, seed)) {
                float width = (float) (page.getWidth() * 72 / dots);
                float height = (float) (page.getHeight() * 72 / dots);
                PDPage target = new PDPage(new PDRectangle(width, height));
                scan.addPage(target);
                PDImageXObject picture = wear == Wear.FAX
                        ? LosslessFactory.createFromImage(scan, page)
                        : JPEGFactory.createFromByteArray(scan, maker.jpeg(page));
                try (PDPageContentStream content = new PDPageContentStream(scan, target)) {
                    content.drawImage(picture, 0, 0, width, height);
                }
            }
            scan.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages as pictures. */
    public static List<BufferedImage> pages(byte[] printed, double dots, Wear wear, long seed) {
        ScanMaker maker = new ScanMaker(dots, wear, seed);
        List<BufferedImage> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(printed)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                pages.add(maker.worn(renderer.renderImageWithDPI(i, (float) dots, ImageType.RGB)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    private BufferedImage worn(BufferedImage print) {
        BufferedImage page = print;
        if (wear == Wear.STAMP) {
            stamp(page);
        }
        double slant = wear == Wear.ASLANT ? (chance.nextBoolean() ? 2 : -2) : chance.nextDouble() - 0.5;
        page = moved(page, Math.toRadians(slant));
        shadeAndNoise(page);
        if (wear == Wear.SIDEWAYS) {
            page = quarter(page);
        }
        return wear == Wear.FAX ? oneBit(page) : page;
    }

    private void stamp(BufferedImage page) {
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(215, 40, 45, 170));
        graphics.setStroke(new BasicStroke((float) (dots / 30)));
        int size = (int) (dots * 1.6);
        int left = (int) (page.getWidth() * (0.3 + 0.4 * chance.nextDouble()));
        int top = (int) (page.getHeight() * (0.2 + 0.5 * chance.nextDouble()));
        graphics.drawOval(left, top, size, size);
        graphics.drawLine(left + size / 4, top + size / 2, left + 3 * size / 4, top + size / 2);
        graphics.drawLine(left + size / 2, top + size / 4, left + size / 2, top + 3 * size / 4);
        graphics.dispose();
    }

    /** Turns about the middle, bends, and blurs a little since it samples between pixels. */
    private BufferedImage moved(BufferedImage page, double angle) {
        int width = page.getWidth();
        int height = page.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double bend = wear == Wear.BENT ? dots * 5 / 72 : 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = x - width / 2.0;
                double dy = y - height / 2.0 + bend * Math.sin(Math.PI * x / width);
                double fromX = width / 2.0 + dx * cos + dy * sin;
                double fromY = height / 2.0 - dx * sin + dy * cos;
                out.setRGB(x, y, between(page, fromX, fromY));
            }
        }
        return out;
    }

    private static int between(BufferedImage page, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left + 1 >= page.getWidth() || top + 1 >= page.getHeight()) {
            return 0xFFFFFF;
        }
        double fx = x - left;
        double fy = y - top;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double above = (page.getRGB(left, top) >> shift & 255) * (1 - fx)
                    + (page.getRGB(left + 1, top) >> shift & 255) * fx;
            double below = (page.getRGB(left, top + 1) >> shift & 255) * (1 - fx)
                    + (page.getRGB(left + 1, top + 1) >> shift & 255) * fx;
            colour |= (int) (above * (1 - fy) + below * fy) << shift;
        }
        return colour;
    }

    private void shadeAndNoise(BufferedImage page) {
        double noise = wear == Wear.ASLANT ? 14 : 7;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                double lamp = wear == Wear.SHADE ? 0.45 + 0.55 * x / page.getWidth() : 0.97;
                double grain = noise * chance.nextGaussian();
                int rgb = page.getRGB(x, y);
                int colour = 0;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    double light = 18 + (rgb >> shift & 255) * (237.0 / 255);
                    int value = (int) Math.max(0, Math.min(255, light * lamp + grain));
                    colour |= value << shift;
                }
                page.setRGB(x, y, colour);
            }
        }
    }

    private static BufferedImage quarter(BufferedImage page) {
        BufferedImage out = new BufferedImage(page.getHeight(), page.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                out.setRGB(page.getHeight() - 1 - y, x, page.getRGB(x, y));
            }
        }
        return out;
    }

    private static BufferedImage oneBit(BufferedImage page) {
        BufferedImage out = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                out.setRGB(x, y, (page.getRGB(x, y) >> 8 & 255) < 150 ? 0 : 0xFFFFFF);
            }
        }
        return out;
    }

    private byte[] jpeg(BufferedImage page) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(wear == Wear.ASLANT ? 0.4f : 0.75f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(page, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
