package org.gongkai.extractor.read;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * XML from strangers: no document types, no entities, nothing fetched. Text comes in pieces, so that an endless one need
 * not be in memory at once.
 */
final class SafeXml {
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    private static XMLInputFactory factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Marked sections are text like other text.
        factory.setProperty(XMLInputFactory2.P_REPORT_CDATA, false);
        // Otherwise broken text is told by unchecked exceptions.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return factory;
    }

    /** @param in not closed: it holds memory only */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
    }

    /** Goes behind the element that the reader stands at. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** The attribute of this local name, empty when there is none. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** The attribute as a whole number up to a limit, or {@code otherwise}. */
    static int number(XMLStreamReader xml, String name, int otherwise, int most) {
        String text = attribute(xml, name).strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            return value < 0 || value > most ? otherwise : value;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Whether an attribute that switches something says yes; {@code otherwise} when it is not there. */
    static boolean flag(XMLStreamReader xml, String name, boolean otherwise) {
        String value = attribute(xml, name);
        return value.isEmpty() ? otherwise : !value.equals("0") && !value.equals("false") && !value.equals("off");
    }

    /** Why a part could not be read: a bomb, or broken XML. */
    static UnreadableFileException unreadable(String what, XMLStreamException e) {
        if (e.getNestedException() instanceof ZipParts.TooMuch bomb) {
            return bomb.reason();
        }
        return new UnreadableFileException("damaged", what + " whose text is no valid XML: " + message(e), e);
    }

    static String message(XMLStreamException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
