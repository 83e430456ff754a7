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
        WORKBOOK_OLE,
        WORKBOOK_OOXML,
        PDF,
        IMAGE,
        ARCHIVE,
        ENCRYPTED,
        EMPTY,
        OTHER
    }
}
