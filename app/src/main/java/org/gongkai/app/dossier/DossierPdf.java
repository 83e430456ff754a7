package org.gongkai.app.dossier;

import com.lowagie.text.pdf.BaseFont;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.xhtmlrenderer.pdf.ITextRenderer;

/** A dossier as PDF: the same document that the HTML is, with the Chinese font of this machine inside. */
public final class DossierPdf {
    // of a font of which only a part is embedded (ISO 32000-1, 9.6.4)
    private static final Pattern SUBSET = Pattern.compile("[A-Z]{6}\\+(.+)");

    private final Path font;

    private DossierPdf(Path font) {
        this.font = font;
    }

    /** A maker of PDF files; empty when this machine has no font with Chinese characters. */
    public static Optional<DossierPdf> onThisMachine(Map<String, String> environment) {
        return in(ChineseFont.folders(environment));
    }

    static Optional<DossierPdf> in(List<Path> fonts) {
        return ChineseFont.find(fonts).map(DossierPdf::new);
    }

    /**
     * Writes the page as PDF; the same page and day give the same bytes on the same machine.
     *
     * @return characters of the page that the font does not have, and that are therefore not in the PDF
     */
    public Set<String> write(String html, LocalDate day, OutputStream out) throws IOException {
        ITextRenderer renderer = new ITextRenderer();
        renderer.getFontResolver().addFont(font.toString(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        org.jsoup.nodes.Document page = Jsoup.parse(html);
        renderer.setDocument(new W3CDom().fromJsoup(page), null);
        renderer.layout();
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        renderer.createPDF(first);
        try (PDDocument document = Loader.loadPDF(first.toByteArray())) {
            makeTimeless(document, day);
            document.save(out);
        }
        return lacking(page.text());
    }

    /** Takes out what differs each time: the time, the identifier, and the random names of embedded fonts. */
    private static void makeTimeless(PDDocument document, LocalDate day) {
        GregorianCalendar begin = GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(begin);
        document.getDocumentInformation().setModificationDate(begin);
        document.setDocumentId(day.toEpochDay());
        document.getDocument().getTrailer().removeItem(COSName.ID);
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSDictionary dictionary) {
                rename(dictionary, COSName.BASE_FONT);
                rename(dictionary, COSName.FONT_NAME);
            }
        }
    }

    private static void rename(COSDictionary dictionary, COSName key) {
        String name = dictionary.getNameAsString(key);
        if (name != null && SUBSET.matcher(name).matches()) {
            dictionary.setName(key, SUBSET.matcher(name).replaceFirst("AAAAAA+$1"));
        }
    }

    private Set<String> lacking(String text) throws IOException {
        String name = font.toString();
        BaseFont base = BaseFont.createFont(
                name.endsWith(".ttc") ? name + ",0" : name, BaseFont.IDENTITY_H, BaseFont.NOT_EMBEDDED);
        return text.codePoints()
                .filter(point -> !Character.isWhitespace(point) && !base.charExists(point))
                .mapToObj(Character::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
