package org.gongkai.extractor.read;

import javax.xml.stream.XMLStreamException;

/** Reads documents that Word saved as one XML file (WordprocessingML 2003, or an OOXML package in one file). */
public final class WordXmlReader {
    private WordXmlReader() {}

    public static Reading read(byte[] bytes, Budget budget) throws UnreadableFileException {
        try {
            WordXml text = new WordXml(SafeXml.reader(bytes), WordParts.NONE, budget);
            text.read();
            return new Reading("xml-word", text.blocks(), Reading.Facts.none(), java.util.List.of());
        } catch (XMLStreamException e) {
            throw SafeXml.unreadable("a Word document in one XML file", e);
        }
    }
}
