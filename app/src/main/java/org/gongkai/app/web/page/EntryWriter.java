package org.gongkai.app.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongkai.app.web.page.Sheet.Entry;
import org.gongkai.app.web.page.Sheet.Note;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;
import org.gongkai.app.web.text.Written;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Position;
import org.jspecify.annotations.Nullable;

/** Puts cells into words, and collects a note for each at which a person should look. */
final class EntryWriter {
    private final FormWords words;
    private final Set<String> contradicted;
    private final Texts texts;
    private final List<Note> notes = new ArrayList<>();
    private int noted;

    EntryWriter(FormWords words, Set<String> contradicted, Language language) {
        this.words = words;
        this.contradicted = contradicted;
        this.texts = Texts.in(language);
    }

    /** The entry of a cell; null stands for a cell that the document does not list, which is absent too. */
    Entry write(String id, @Nullable Cell cell) {
        if (cell == null) {
            return new Entry(
                    id, texts.of("cell.absent"), CellStatus.ABSENT.label(), texts.of("spoken.absent"), 0, false, false);
        }
        return new Entry(
                id,
                shown(cell),
                cell.status().label(),
                spoken(cell),
                note(cell),
                contradicted.contains(cell.id()),
                cell.at() != null);
    }

    /** The notes since the last call. */
    List<Note> takeNotes() {
        List<Note> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    private String shown(Cell cell) {
        return switch (cell.status()) {
            case NUMBER -> cell.value() == null ? cell.raw() : Written.number(cell.value());
            case BLANK -> texts.of("cell.blank");
            case ABSENT -> texts.of("cell.absent");
            case NOT_APPLICABLE, UNREADABLE ->
                cell.raw().isBlank() ? texts.of("cell." + cell.status().label()) : cell.raw();
        };
    }

    private String spoken(Cell cell) {
        List<String> parts = new ArrayList<>();
        if (cell.status() != CellStatus.NUMBER) {
            parts.add(texts.of("spoken." + cell.status().label()));
        } else if (!cell.raw().strip().equals(shown(cell))) {
            parts.add(texts.of("spoken.raw", cell.raw()));
        }
        if (cell.at() != null) {
            parts.add(place(cell.at()));
        }
        return String.join(texts.of("spoken.and"), parts);
    }

    /** Where a cell stands, in words. */
    String place(Position at) {
        if (at instanceof Position.InTable in) {
            return texts.of(
                    "at.table",
                    Integer.toString(in.table()),
                    Integer.toString(in.row()),
                    Integer.toString(in.column()));
        }
        Position.OnPage on = (Position.OnPage) at;
        String box =
                on.box().stream().map(side -> Long.toString(Math.round(side))).collect(Collectors.joining(" "));
        String page = texts.of("at.page", Integer.toString(on.page()), box);
        Double confidence = on.confidence();
        return confidence == null
                ? page
                : page
                        + texts.of("spoken.and")
                        + texts.of("at.recognised", Long.toString(Math.round(100 * confidence)));
    }

    private int note(Cell cell) {
        if (cell.flags().isEmpty() && cell.status() != CellStatus.UNREADABLE) {
            return 0;
        }
        List<String> reasons = new ArrayList<>();
        reasons.add(
                cell.status() == CellStatus.NUMBER
                        ? texts.of("note.number", cell.raw(), shown(cell))
                        : texts.of(
                                "note.other",
                                cell.raw(),
                                texts.word("status-of-cell", cell.status().label())));
        cell.flags().forEach(flag -> reasons.add(texts.word("flag", flag)));
        notes.add(new Note(++noted, cell.id(), words.where(cell.id()), String.join(texts.of("spoken.and"), reasons)));
        return noted;
    }
}
