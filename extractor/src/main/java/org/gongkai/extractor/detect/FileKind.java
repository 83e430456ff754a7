package org.gongkai.extractor.detect;

/**
 * A kind of file.
 *
 * @param mediaType as detected from the content
 */
public record FileKind(String mediaType, Family family) {
    /** Which reader fits. */
    public enum Family {
        HTML,
        TEXT,
        WORD,
        DOCX,
        /** A document of Word in one XML file. */
        WORD_XML,
        RTF,
        WORKBOOK_OLE,
        WORKBOOK_OOXML,
        /** A workbook of Excel in one XML file. */
        WORKBOOK_XML,
        OFD,
        PDF,
        IMAGE,
        /** Holds other files: an archive, or a message with its parts. */
        ARCHIVE,
        ENCRYPTED,
        EMPTY,
        OTHER
    }
}
