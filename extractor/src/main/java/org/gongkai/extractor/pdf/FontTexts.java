package org.gongkai.extractor.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.cmap.CMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.ResourceCache;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * What a document's fonts say their glyphs are. PDFBox guesses where a font says nothing (the glyph's number taken for a
 * character, or looked up in another font); a guessed digit is worse than none, so guesses become
 * {@link Glyph#UNKNOWN}. For one document.
 */
final class FontTexts {
    private final Map<PDFont, Map<Integer, String>> known = new IdentityHashMap<>();
    private final Map<PDFont, Boolean> nameless = new IdentityHashMap<>();
    private final Map<PDFont, Optional<CMap>> maps = new IdentityHashMap<>();
    private final LeanFonts fonts = new LeanFonts();

    /** The font of a dictionary. */
    PDFont open(COSDictionary dictionary, @Nullable ResourceCache cache) throws IOException {
        return fonts.open(dictionary, cache);
    }

    /** The text of a glyph, never empty. */
    String text(PDFont font, int code) {
        return known.computeIfAbsent(font, unused -> new HashMap<>())
                .computeIfAbsent(code, unused -> Ideographs.plain(read(font, code)));
    }

    private String read(PDFont opened, int code) {
        String text = fonts.name(opened, code);
        if (text != null) {
            return text.isEmpty() || text.indexOf('\0') >= 0 ? Glyph.UNKNOWN : text;
        }
        PDFont font;
        try {
            font = fonts.whole(opened);
            text = font.toUnicode(code);
        } catch (IOException | RuntimeException e) {
            // A broken font program: something stands here, nobody knows what.
            return Glyph.UNKNOWN;
        }
        if (text == null || text.isEmpty() || text.indexOf('\0') >= 0) {
            return Glyph.UNKNOWN;
        }
        if (font instanceof PDType0Font composite && isGuess(composite, code, text)) {
            return Glyph.UNKNOWN;
        }
        return text;
    }

    private boolean isGuess(PDType0Font font, int code, String text) {
        boolean sameNumber = text.length() == 1 && text.charAt(0) == code;
        if (font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream) {
            return sameNumber
                    && maps.computeIfAbsent(font, unused -> Optional.ofNullable(LeanFonts.names(font.getCOSObject())))
                            .map(map -> map.toUnicode(code))
                            .isEmpty()
                    && nameless.computeIfAbsent(font, unused -> isNameless(font, false));
        }
        return nameless.computeIfAbsent(font, unused -> isNameless(font, true));
    }

    /** Whether glyphs have mere numbers: no known character collection and, if asked, no embedded font to look into. */
    private static boolean isNameless(PDType0Font font, boolean unlessEmbedded) {
        if (unlessEmbedded && font.isEmbedded()) {
            return false;
        }
        COSName encoding = font.getCOSObject().getCOSName(COSName.ENCODING);
        if (encoding != null && !encoding.getName().startsWith("Identity")) {
            return false;
        }
        PDCIDSystemInfo collection = font.getDescendantFont().getCIDSystemInfo();
        String ordering = collection == null ? null : collection.getOrdering();
        return ordering == null || !ordering.matches("GB1|CNS1|Japan1|Korea1|KR");
    }

    /** The name of a font, for messages. */
    static String name(PDFont font) {
        COSDictionary dictionary = font.getCOSObject();
        @Nullable String name = dictionary.getNameAsString(COSName.BASE_FONT);
        return name == null ? "unnamed font" : name.replaceFirst("^[A-Z]{6}\\+", "");
    }
}
