package org.gongkai.extractor.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Stands in for fonts that a file does not embed, always with the one font that PDFBox brings. PDFBox' own mapper
 * searches the machine's folders and writes a cache file, which makes a result depend on where it was made; characters
 * and widths come from the file in any case.
 */
final class OfflineFonts implements FontMapper {
    private static final String SPARE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont spare;

    private OfflineFonts(TrueTypeFont spare) {
        this.spare = spare;
    }

    /** Makes every PDF that this program reads use it; to be called before the first one is opened. */
    static void install() {
        try (InputStream in = FontMapper.class.getResourceAsStream(SPARE)) {
            if (in == null) {
                throw new IllegalStateException("the PDFBox library has no font " + SPARE + "; use the version pinned");
            }
            FontMappers.set(new OfflineFonts(new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in))));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + SPARE + " of the PDFBox library", e);
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String baseFont, PDFontDescriptor descriptor) {
        return new FontMapping<>(spare, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String baseFont, PDFontDescriptor descriptor) {
        return new FontMapping<>(spare, true);
    }

    @Override
    public CIDFontMapping getCIDFont(String baseFont, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
        return new CIDFontMapping(null, spare, true);
    }
}
