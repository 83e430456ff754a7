package org.gongkai.extractor.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.ResourceCache;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens fonts without the programs that draw their glyphs, where the file itself says what the glyphs are and how wide:
 * reading the programs takes longer than reading the page. For one document.
 */
final class LeanFonts {
    private final Map<COSDictionary, PDFont> opened = new IdentityHashMap<>();
    private final Map<PDFont, Lean> lean = new IdentityHashMap<>();

    /** What a font is called in the file, the names of its glyphs, and the font with its program once it was needed. */
    private static final class Lean {
        private final COSDictionary whole;
        private final CMap names;
        private @Nullable PDFont font;

        Lean(COSDictionary whole, CMap names) {
            this.whole = whole;
            this.names = names;
        }
    }

    /** The font of a dictionary, one for all pages. */
    PDFont open(COSDictionary dictionary, @Nullable ResourceCache cache) throws IOException {
        PDFont font = opened.get(dictionary);
        if (font == null) {
            font = openLean(dictionary);
            if (font == null) {
                font = PDFontFactory.createFont(dictionary, cache);
            }
            opened.put(dictionary, font);
        }
        return font;
    }

    private @Nullable PDFont openLean(COSDictionary dictionary) {
        COSDictionary copy = stripped(dictionary);
        CMap names = copy == null ? null : names(dictionary);
        if (copy == null || names == null || !names.hasUnicodeMappings()) {
            return null;
        }
        try {
            PDFont font = PDFontFactory.createFont(copy);
            lean.put(font, new Lean(dictionary, names));
            return font;
        } catch (IOException | RuntimeException e) {
            // What is wrong with it shows when it is opened whole.
            return null;
        }
    }

    private static @Nullable COSDictionary stripped(COSDictionary dictionary) {
        COSName kind = dictionary.getCOSName(COSName.SUBTYPE);
        COSDictionary copy = new COSDictionary(dictionary);
        copy.removeItem(COSName.TO_UNICODE);
        if (COSName.TYPE0.equals(kind)
                && dictionary.getDictionaryObject(COSName.DESCENDANT_FONTS) instanceof COSArray kids
                && kids.size() == 1
                && kids.getObject(0) instanceof COSDictionary kid) {
            COSDictionary descendant = withoutProgram(kid);
            descendant.removeItem(COSName.CID_TO_GID_MAP);
            COSArray only = new COSArray();
            only.add(descendant);
            copy.setItem(COSName.DESCENDANT_FONTS, only);
            return copy;
        }
        // Other fonts take the widths that the file does not give from their programs.
        return COSName.TRUE_TYPE.equals(kind)
                        && dictionary.getDictionaryObject(COSName.WIDTHS) instanceof COSArray
                        && dictionary.getCOSDictionary(COSName.FONT_DESC) != null
                ? withoutProgram(copy)
                : null;
    }

    private static COSDictionary withoutProgram(COSDictionary font) {
        COSDictionary copy = new COSDictionary(font);
        COSDictionary described = font.getCOSDictionary(COSName.FONT_DESC);
        if (described != null) {
            COSDictionary descriptor = new COSDictionary(described);
            descriptor.removeItem(COSName.FONT_FILE);
            descriptor.removeItem(COSName.FONT_FILE2);
            descriptor.removeItem(COSName.FONT_FILE3);
            copy.setItem(COSName.FONT_DESC, descriptor);
        }
        return copy;
    }

    /** The font's own names of its glyphs; null when it has none that can be read. */
    static @Nullable CMap names(COSDictionary font) {
        if (!(font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream stream)) {
            return null;
        }
        try (InputStream in = stream.createInputStream()) {
            return new CMapParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
        } catch (IOException | RuntimeException e) {
            // An unreadable map names no glyph.
            return null;
        }
    }

    /** What the file calls a glyph of a font that was opened without its program; null for other fonts and glyphs. */
    @Nullable
    String name(PDFont font, int code) {
        Lean known = lean.get(font);
        if (known == null) {
            return null;
        }
        COSName encoding = known.whole.getCOSName(COSName.ENCODING);
        boolean oneByte = code < 256
                && encoding != null
                && !encoding.getName().startsWith("Identity")
                && !COSName.TYPE0.equals(known.whole.getCOSName(COSName.SUBTYPE));
        return oneByte ? known.names.toUnicode(code, 1) : known.names.toUnicode(code);
    }

    /** The font with its program. */
    PDFont whole(PDFont font) throws IOException {
        Lean known = lean.get(font);
        if (known == null) {
            return font;
        }
        if (known.font == null) {
            known.font = PDFontFactory.createFont(known.whole);
        }
        return known.font;
    }
}
