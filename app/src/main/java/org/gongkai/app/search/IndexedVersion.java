package org.gongkai.app.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.gongkai.app.pipeline.PageText;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.config.Registry;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Digest;
import org.gongkai.model.Level;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version of a report as it stands in the index. */
record IndexedVersion(ReportHistory history, ReportVersion version) {
    private static final Logger LOG = LoggerFactory.getLogger(IndexedVersion.class);

    /** In the place of a province. */
    private static final String MINISTRIES = "ministry";
    private static final String NONE = "-";
    private static final int STAMP_DIGITS = 16;
    /** Characters of one text; a longer one is cut, as it is no report. */
    private static final int LONGEST_TEXT = 400_000;

    /** Positions for strings, offsets for snippets, and the text itself. */
    private static final FieldType PROSE = prose();

    private static FieldType prose() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.setTokenized(true);
        type.setStored(true);
        type.freeze();
        return type;
    }

    String id() {
        return history.key() + "/" + version.version();
    }

    private boolean latest() {
        return version.version() == history.versions().size();
    }

    /** Of everything that the document is made from. */
    String stamp(Registry registry) {
        String all = String.join(
                "\n",
                version.extraction(),
                version.digests().toString(),
                history.authorityName(),
                history.status().name(),
                Boolean.toString(latest()),
                province(registry),
                level(registry));
        return Digest.of(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, STAMP_DIGITS);
    }

    /** @throws InterruptedException when the calling thread is interrupted */
    Document document(Archive archive, Registry registry, PageText pages) throws InterruptedException {
        Optional<ReportDocument> read = archive.extraction(version.extraction());
        String title = read.map(ReportDocument::title)
                .orElseGet(() -> history.authorityName() + history.key().year());
        Document document = new Document();
        document.add(new StringField(Fields.ID, id(), Field.Store.NO));
        document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(id())));
        document.add(new BinaryDocValuesField(Fields.STAMP, new BytesRef(stamp(registry))));
        document.add(new StoredField(Fields.AUTHORITY, history.key().authority()));
        document.add(new StoredField(Fields.YEAR, history.key().year()));
        document.add(new StoredField(Fields.VERSION, version.version()));
        document.add(new StringField(Fields.LATEST, latest() ? Fields.YES : "n", Field.Store.YES));
        document.add(new Field(Fields.NAME, history.authorityName(), PROSE));
        document.add(new Field(Fields.TITLE, SearchText.joined(title), PROSE));
        document.add(new Field(Fields.TEXT, text(read, pages), PROSE));
        facet(document, Question.Facet.YEAR, Integer.toString(history.key().year()));
        facet(document, Question.Facet.PROVINCE, province(registry));
        facet(document, Question.Facet.LEVEL, level(registry));
        facet(document, Question.Facet.FORM, read.map(ReportDocument::form).orElse(NONE));
        facet(document, Question.Facet.STATUS, history.status().name().toLowerCase(Locale.ROOT));
        return document;
    }

    private static void facet(Document document, Question.Facet facet, String value) {
        document.add(new StringField(facet.label(), value, Field.Store.NO));
        document.add(new SortedSetDocValuesFacetField(facet.label(), value));
    }

    /** The chapters, then what else the page says, each line once. */
    private String text(Optional<ReportDocument> read, PageText pages) throws InterruptedException {
        Set<String> lines = new LinkedHashSet<>();
        StringBuilder chapters = new StringBuilder();
        for (ReportDocument.Section section : read.map(ReportDocument::sections).orElse(List.of())) {
            for (String line :
                    (section.heading() + "\n" + section.text()).lines().toList()) {
                add(lines, line);
                chapters.append(plain(line));
            }
        }
        for (String line : page(pages)) {
            String plain = plain(line);
            if (!plain.isEmpty() && chapters.indexOf(plain) < 0) {
                add(lines, line);
            }
        }
        String text = String.join("\n", lines);
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static void add(Set<String> lines, String line) {
        String joined = SearchText.joined(line);
        if (!joined.isEmpty()) {
            lines.add(joined);
        }
    }

    private static String plain(String line) {
        return line.replaceAll("[\\s\\p{IsPunctuation}]+", "");
    }

    private List<String> page(PageText pages) throws InterruptedException {
        try {
            return pages.lines(version);
        } catch (IOException | UnreadableFileException | ArchiveException e) {
            // a scan has no text, and damage is for verify to tell: the chapters are searched all the same
            LOG.debug("the page of {} is not searched", id(), e);
            return List.of();
        }
    }

    private String province(Registry registry) {
        String code = history.key().authority();
        if (registry.find(code).isEmpty()) {
            return NONE;
        }
        List<String> line = registry.line(code);
        String top = line.get(line.size() - 1);
        boolean ministry = registry.find(top)
                .filter(authority -> authority.level() == Level.MINISTRY)
                .isPresent();
        return ministry ? MINISTRIES : top;
    }

    private String level(Registry registry) {
        return Objects.requireNonNull(registry.find(history.key().authority())
                .map(authority -> authority.level().label())
                .orElse(NONE));
    }
}
