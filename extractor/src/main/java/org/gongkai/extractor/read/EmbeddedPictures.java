package org.gongkai.extractor.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Picture;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The pictures in Word files, in the order in which they stand in the text. Icons and signatures are left out. */
public final class EmbeddedPictures {
    /** A page's picture has at least so many bytes. */
    private static final int SMALLEST = 8_000;

    private static final String MAIN = "word/document.xml";

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
