package org.gongkai.extractor.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.gongkai.extractor.grid.Block;
import org.jspecify.annotations.Nullable;

/** Reads DOCX files, transitional and strict, with macros or as templates, in one pass over the main part. */
public final class DocxReader implements WordParts {
    private static final String WHAT = "a DOCX file";
    private static final String MAIN = "word/document.xml";

    private final ZipParts parts;
    private final Relations relations;
    private final Budget budget;
    private @Nullable DocxLists lists;
    private @Nullable DocxStyles styles;

    private DocxReader(ZipParts parts, Relations relations, Budget budget) {
        this.parts = parts;
        this.relations = relations;
        this.budget = budget;
    }

    public static Reading read(byte[] bytes, Budget budget) throws UnreadableFileException {
        ZipParts parts = ZipParts.of(bytes, budget);
        try {
            String main = Relations.of(parts, "").ofType("/officeDocument").orElse(MAIN);
            String part = parts.has(main) ? main : MAIN;
            DocxReader docx = new DocxReader(parts, Relations.of(parts, part), budget);
            WordXml text = new WordXml(SafeXml.reader(parts.require(part)), docx, budget);
            text.read();
            List<String> titles = new ArrayList<>();
            parts.find("docProps/core.xml")
                    .map(CoreTitle::of)
                    .filter(title -> !title.isBlank())
                    .ifPresent(titles::add);
            return new Reading("docx", text.blocks(), Reading.Facts.titled(titles, text.images()), List.of());
        } catch (XMLStreamException e) {
            throw SafeXml.unreadable(WHAT, e);
        } catch (IOException e) {
            throw ZipParts.unreadable(WHAT, e);
        }
    }

    /** A part that the text can do without: when it is broken, it says nothing. */
    private interface Made<T> {
        T of(InputStream part) throws XMLStreamException;
    }

    private <T> T made(String type, Made<T> maker, T otherwise) {
        try {
            Optional<InputStream> part = parts.open(relations.ofType("/" + type).orElse("word/" + type + ".xml"));
            return part.isEmpty() ? otherwise : maker.of(part.get());
        } catch (IOException | XMLStreamException e) {
            return otherwise;
        }
    }

    @Override
    public DocxLists lists() {
        if (lists == null) {
            lists = made("numbering", part -> DocxLists.of(SafeXml.reader(part)), DocxLists.none());
        }
        return lists;
    }

    @Override
    public DocxStyles styles() {
        if (styles == null) {
            styles = made("styles", part -> DocxStyles.of(SafeXml.reader(part)), DocxStyles.none());
        }
        return styles;
    }

    @Override
    public List<Block> chunk(String id) throws UnreadableFileException {
        Optional<String> part = relations.find(id);
        Optional<byte[]> bytes = part.isEmpty() ? Optional.empty() : parts.find(part.get());
        return bytes.isEmpty()
                ? List.of()
                : Markup.read(bytes.get(), Optional.empty(), budget).blocks();
    }
}
