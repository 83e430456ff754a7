package org.gongkai.extractor.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Draws small PDF files for tests: text in a font that is not embedded, lines, boxes and pictures, at points from the
 * page's top left.
 */
final class PdfDrawing {
    static final double WIDTH = 600;
    static final double HEIGHT = 800;

    private final PDDocument document = new PDDocument();
    private final COSDictionary font = font("UniGB-UCS2-H", "GB1", false);
    private StringBuilder content = new StringBuilder();
    private PDPage page = new PDPage(new PDRectangle((float) WIDTH, (float) HEIGHT));

    PdfDrawing() {
        begin(page);
    }

    /** A font without a program: named glyphs through a known collection, or mere numbers. */
    private static COSDictionary font(String encoding, String ordering, boolean none) {
        COSDictionary info = new COSDictionary();
        info.setString(COSName.REGISTRY, "Adobe");
        info.setString(COSName.ORDERING, none ? "Identity" : ordering);
        info.setInt(COSName.SUPPLEMENT, 0);
        COSDictionary glyphs = new COSDictionary();
        glyphs.setItem(COSName.TYPE, COSName.FONT);
        glyphs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        glyphs.setName(COSName.BASE_FONT, "SimSun");
        glyphs.setItem(COSName.CIDSYSTEMINFO, info);
        glyphs.setInt(COSName.DW, 1000);
        if (!none) {
            COSArray widths = new COSArray();
            widths.add(COSInteger.get(1));
            widths.add(COSInteger.get(95));
            widths.add(COSInteger.get(500));
            glyphs.setItem(COSName.W, widths);
        }
        COSArray descendants = new COSArray();
        descendants.add(glyphs);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "SimSun");
        font.setName(COSName.ENCODING, encoding);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }

    private void begin(PDPage next) {
        page = next;
        content = new StringBuilder();
        COSDictionary fonts = new COSDictionary();
        fonts.setItem("F1", font);
        fonts.setItem("Mute", font("Identity-H", "Identity", true));
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        next.setResources(resources);
        document.addPage(next);
    }

    private void end() {
        try {
            PDStream stream = new PDStream(document);
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(content.toString().getBytes(StandardCharsets.ISO_8859_1));
            }
            page.setContents(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PdfDrawing nextPage() {
        end();
        begin(new PDPage(new PDRectangle((float) WIDTH, (float) HEIGHT)));
        return this;
    }

    /** The page being drawn, to turn or to cut it. */
    PDPage page() {
        return page;
    }

    PdfDrawing raw(String operators, Object... values) {
        content.append(String.format(Locale.ROOT, operators, values)).append('\n');
        return this;
    }

    /** Text of 10 points; {@code top} is that of its line. */
    PdfDrawing text(double left, double top, String text) {
        return text("F1", 10, left, top, text);
    }

    PdfDrawing text(String fontName, double size, double left, double top, String text) {
        return raw("BT /%s %f Tf %f %f Td <%s> Tj ET", fontName, size, left, HEIGHT - top - 0.85 * size, hex(text));
    }

    static String hex(String text) {
        return new COSString(text.getBytes(StandardCharsets.UTF_16BE)).toHexString();
    }

    PdfDrawing line(double x1, double y1, double x2, double y2) {
        return raw("%f %f m %f %f l S", x1, HEIGHT - y1, x2, HEIGHT - y2);
    }

    /** A box filled with the current colour. */
    PdfDrawing fill(double left, double top, double right, double bottom) {
        return raw("%f %f %f %f re f", left, HEIGHT - bottom, right - left, bottom - top);
    }

    /** A grid of lines with a text in each field; a blank text draws nothing. */
    PdfDrawing table(double[] xs, double top, double rowHeight, String[]... rows) {
        double bottom = top + rows.length * rowHeight;
        for (double x : xs) {
            line(x, top, x, bottom);
        }
        for (int row = 0; row <= rows.length; row++) {
            line(xs[0], top + row * rowHeight, xs[xs.length - 1], top + row * rowHeight);
        }
        return texts(xs, top, rowHeight, rows);
    }

    /** The texts of such a grid without its lines. */
    PdfDrawing texts(double[] xs, double top, double rowHeight, String[]... rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                if (!rows[row][column].isEmpty()) {
                    text(xs[column] + 3, top + row * rowHeight + 4, rows[row][column]);
                }
            }
        }
        return this;
    }

    /** Text that is tagged as the content of a table cell of its own. */
    PdfDrawing cell(double left, double top, String text) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary root = catalog.getCOSDictionary(COSName.STRUCT_TREE_ROOT);
        if (root == null) {
            root = new COSDictionary();
            root.setItem(COSName.K, new COSArray());
            catalog.setItem(COSName.STRUCT_TREE_ROOT, root);
        }
        COSArray cells = root.getCOSArray(COSName.K);
        COSDictionary cell = new COSDictionary();
        cell.setName(COSName.S, "TD");
        cell.setItem(COSName.PG, page);
        cell.setInt(COSName.K, cells.size());
        cells.add(cell);
        raw("/TD <</MCID %d>> BDC", cells.size() - 1);
        return text(left, top, text).raw("EMC");
    }

    /** A form that holds operators and draws itself once more at their end. */
    PdfDrawing form(String operators) {
        try {
            COSStream form = document.getDocument().createCOSStream();
            form.setItem(COSName.TYPE, COSName.XOBJECT);
            form.setItem(COSName.SUBTYPE, COSName.FORM);
            form.setItem(COSName.BBOX, new PDRectangle((float) WIDTH, (float) HEIGHT).getCOSArray());
            form.setItem(COSName.RESOURCES, page.getResources());
            try (OutputStream out = form.createOutputStream()) {
                out.write((operators + " /Fm1 Do").getBytes(StandardCharsets.ISO_8859_1));
            }
            COSDictionary objects = new COSDictionary();
            objects.setItem("Fm1", form);
            page.getResources().getCOSObject().setItem(COSName.XOBJECT, objects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return raw("/Fm1 Do");
    }

    /** A grey picture. */
    PdfDrawing picture(double left, double top, double right, double bottom) {
        try {
            COSStream image = document.getDocument().createCOSStream();
            image.setItem(COSName.TYPE, COSName.XOBJECT);
            image.setItem(COSName.SUBTYPE, COSName.IMAGE);
            image.setInt(COSName.WIDTH, 1);
            image.setInt(COSName.HEIGHT, 1);
            image.setInt(COSName.BITS_PER_COMPONENT, 8);
            image.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
            try (OutputStream out = image.createOutputStream()) {
                out.write(128);
            }
            COSDictionary objects = new COSDictionary();
            objects.setItem("Im1", image);
            page.getResources().getCOSObject().setItem(COSName.XOBJECT, objects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return raw("q %f 0 0 %f %f %f cm /Im1 Do Q", right - left, bottom - top, left, HEIGHT - bottom);
    }

    /** The open document, to be saved by the caller in a special way. */
    PDDocument document() {
        end();
        return document;
    }

    byte[] bytes() {
        end();
        return save(document);
    }

    static byte[] save(PDDocument document) {
        try (document) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
