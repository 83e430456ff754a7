package org.gongkai.extractor.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Picture;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** The pictures in Word files and pages, in the order in which they stand in the text. Icons and signatures are left out. */
public final class EmbeddedPictures {
    /** A page's picture has at least so many bytes. */
    private static final int SMALLEST = 8_000;

    private static final String MAIN = "word/document.xml";
    /** RFC 2397; lazy pages have it in another attribute than {@code src}. */
    private static final Pattern DATA = Pattern.compile("(?i)data:image/[\\w.+-]+;base64,(.*)", Pattern.DOTALL);

    private EmbeddedPictures() {}

    /** Of a DOCX file. */
    public static List<byte[]> ofDocx(byte[] bytes, Budget budget) throws UnreadableFileException {
        ZipParts parts = ZipParts.of(bytes, budget);
        List<byte[]> pictures = new ArrayList<>();
        try {
            Relations relations = Relations.of(parts, MAIN);
            for (String id : anchors(parts)) {
                Optional<String> name = relations.find(id);
                Optional<byte[]> picture = name.isPresent() ? parts.find(name.get()) : Optional.empty();
                picture.filter(part -> part.length >= SMALLEST).ifPresent(pictures::add);
            }
        } catch (XMLStreamException e) {
            throw new UnreadableFileException(
                    "damaged", "a DOCX file whose relations are no valid XML: " + SafeXml.message(e), e);
        } catch (IOException e) {
            throw ZipParts.unreadable("a DOCX file", e);
        }
        return pictures;
    }

    /** Ids of relations to pictures, as the text names them. */
    private static List<String> anchors(ZipParts parts) throws UnreadableFileException {
        List<String> ids = new ArrayList<>();
        try (InputStream main = parts.require(MAIN)) {
            XMLStreamReader xml = SafeXml.reader(main);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String id =
                        switch (xml.getLocalName()) {
                            case "blip" -> SafeXml.attribute(xml, "embed");
                            case "imagedata" -> SafeXml.attribute(xml, "id");
                            default -> "";
                        };
                if (!id.isEmpty() && !ids.contains(id)) {
                    ids.add(id);
                }
            }
        } catch (XMLStreamException e) {
            throw new UnreadableFileException(
                    "damaged", "a DOCX file whose text is no valid XML: " + SafeXml.message(e), e);
        } catch (IOException e) {
            throw ZipParts.unreadable("a DOCX file", e);
        }
        return ids;
    }

    /** Of a page that holds its pictures within itself. */
    public static List<byte[]> ofHtml(byte[] bytes, Optional<String> contentType) {
        List<byte[]> pictures = new ArrayList<>();
        if (!new String(bytes, StandardCharsets.ISO_8859_1).contains("data:image/")) {
            return pictures;
        }
        for (Element image : HtmlReader.document(bytes, contentType).getElementsByTag("img")) {
            for (Attribute attribute : image.attributes()) {
                Matcher data = DATA.matcher(attribute.getValue());
                Optional<byte[]> picture =
                        data.matches() ? decoded(data.group(1)).filter(of -> of.length >= SMALLEST) : Optional.empty();
                if (picture.isPresent()) {
                    pictures.add(picture.get());
                    break;
                }
            }
        }
        return pictures;
    }

    /** Empty when it is broken. */
    private static Optional<byte[]> decoded(String base64) {
        try {
            // The lenient decoder: pages break the text into lines.
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of a DOC file; formats that only Windows draws are left out. */
    public static List<byte[]> ofDoc(POIFSFileSystem file) throws UnreadableFileException {
        try (HWPFDocument document = new HWPFDocument(file)) {
            List<Picture> pictures = new ArrayList<>(document.getPicturesTable().getAllPictures());
            pictures.sort(Comparator.comparingInt(Picture::getStartOffset));
            return pictures.stream()
                    .map(Picture::getContent)
                    .filter(content -> content.length >= SMALLEST)
                    .toList();
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFileException(
                    "damaged", "a Word file whose pictures cannot be taken out: " + e.getMessage(), e);
        }
    }
}
