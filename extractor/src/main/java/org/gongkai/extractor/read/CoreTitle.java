package org.gongkai.extractor.read;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The title in the core properties of an OOXML file (ECMA-376 part 2, 11). */
final class CoreTitle {
    private CoreTitle() {}

    /** Empty when there is none, or when the part cannot be read: it is no part of the document's text. */
    static String of(byte[] part) {
        try {
            XMLStreamReader xml = SafeXml.reader(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("title")) {
                    return xml.getElementText().strip();
                }
            }
            return "";
        } catch (XMLStreamException e) {
            return "";
        }
    }
}
