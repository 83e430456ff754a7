package org.gongkai.extractor.ocr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.gongkai.extractor.raster.CleanPage;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.raster.Spot;
import org.gongkai.extractor.raster.TextRow;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * Reads the rows of ink of one page, for one thread: words once, everything that holds a digit twice, by two models and
 * at two widths. Where these differ, or the row has more separate strokes than digits were read (two ones taken for one),
 * a third reading is made and the row is doubted.
 */
public final class RowReader {
    /** Characters that may be a digit badly printed. */
    private static final Pattern NEARLY_FIGURE =
            Pattern.compile("[0-9.,\\-/%+—–，．。·:：;；'‘’`\"oOQDCUlIi|!\\[\\]JjtTSsBZzgqbG〇口□（）()\\\\_~ ]*");

    private static final Pattern FIGURE = Pattern.compile("[0-9.,\\-/%+]*");
    /** A number before a label, as {@code 3.} or {@code （2）}, which is no figure. */
    private static final Pattern NUMBERING = Pattern.compile("^[（(]?[0-9]{1,2}[)）.．、，,]");

    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    /** Words are as legible when they are drawn narrower, and take less time. */
    private static final double NARROWED = 0.6;
    /** Rows that are longer, in their heights, are words. */
    private static final double LONG = 6;
    /** Below that a figure is doubted even when both readings agree. */
    private static final double SURE = 0.6;

    private final CleanPage page;
    private final Recogniser recogniser;
    private final Budget budget;
    private final Map<Strip, Recognised> known = new HashMap<>();

    public RowReader(CleanPage page, Budget budget) {
        this.page = page;
        this.recogniser = Recogniser.shared();
        this.budget = budget;
    }

    /** What each row says, in the same order. */
    public List<ReadRow> read(List<TextRow> rows) throws UnreadableFileException {
        List<TextRow> text =
                rows.stream().filter(row -> !BlankSign.isDash(row, page)).toList();
        Iterator<ReadRow> read = recognised(text).iterator();
        return rows.stream()
                .map(row -> BlankSign.isDash(row, page)
                        ? new ReadRow(row, List.of("-"), List.of(middle(row)), 0.9, List.of(), false)
                        : read.next())
                .toList();
    }

    private List<ReadRow> recognised(List<TextRow> rows) throws UnreadableFileException {
        List<Strip> strips = new ArrayList<>();
        for (TextRow row : rows) {
            strips.add(strip(row, 0.12, row.box().width() > LONG * row.box().height() ? NARROWED : 1));
        }
        List<Recognised> once = first(strips);
        List<Integer> figures = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (holdsFigure(once.get(i))) {
                figures.add(i);
            }
        }
        Map<Integer, Recognised> again = again(rows, figures, false);
        List<Integer> open = new ArrayList<>();
        again.forEach((i, second) -> {
            if (!agree(rows.get(i), once.get(i), second)) {
                open.add(i);
            }
        });
        Map<Integer, Recognised> third = again(rows, open, true);
        List<ReadRow> read = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TextRow row = rows.get(i);
            Strip strip = strips.get(i);
            Recognised second = again.get(i);
            Recognised last = third.get(i);
            if (second != null && BlankSign.isSlash(row, page)) {
                read.add(slash(row, last == null ? List.of(once.get(i), second) : List.of(once.get(i), second, last)));
            } else if (second != null && last != null) {
                read.add(settled(row, strip, List.of(once.get(i), second, last)));
            } else {
                Recognised.Reading best = chosen(once.get(i));
                boolean figure = second != null;
                read.add(row(row, strip, best, figure ? best.confidence() : best.average(), List.of(), false));
            }
        }
        return read;
    }

    /** What the first model sees; what it saw before on this page it need not look at again. */
    private List<Recognised> first(List<Strip> strips) throws UnreadableFileException {
        List<Strip> unknown =
                strips.stream().filter(strip -> !known.containsKey(strip)).toList();
        List<Recognised> read = recogniser.first(unknown, budget);
        for (int i = 0; i < read.size(); i++) {
            known.put(unknown.get(i), read.get(i));
        }
        return strips.stream()
                .map(strip -> Objects.requireNonNull(known.get(strip)))
                .toList();
    }

    private Map<Integer, Recognised> again(List<TextRow> rows, List<Integer> which, boolean third)
            throws UnreadableFileException {
        List<Strip> strips = new ArrayList<>();
        for (int i : which) {
            TextRow row = rows.get(i);
            strips.add(third ? strip(row, 0.3, 1.6) : strip(row, 0.2, 1.3));
        }
        List<Recognised> read = third ? first(strips) : recogniser.second(strips, budget);
        Map<Integer, Recognised> found = new LinkedHashMap<>();
        for (int k = 0; k < which.size(); k++) {
            found.put(which.get(k), read.get(k));
        }
        return found;
    }

    /** A slash, doubted when no model sees one. */
    private static ReadRow slash(TextRow row, List<Recognised> seen) {
        List<String> read =
                seen.stream().map(one -> chosen(one).string()).distinct().toList();
        boolean agrees = read.contains("/");
        List<String> others = agrees
                ? List.of()
                : read.stream().filter(text -> !text.isBlank()).toList();
        return new ReadRow(row, List.of("/"), List.of(middle(row)), agrees ? 0.9 : 0.5, others, !agrees);
    }

    private static double middle(TextRow row) {
        return (row.box().left() + row.box().right()) / 2.0;
    }

    private static boolean holdsFigure(Recognised seen) {
        String text = seen.text().string();
        return text.codePoints().noneMatch(RowReader::isHan)
                || text.length() <= 24
                        && DIGIT.matcher(NUMBERING.matcher(text).replaceFirst(""))
                                .find();
    }

    private static boolean isHan(int c) {
        return c >= 0x3400 && c < 0xA000;
    }

    /** The reading as a figure where it may be one. */
    private static Recognised.Reading chosen(Recognised seen) {
        String text = seen.text().string();
        boolean figure = !seen.figure().characters().isEmpty()
                && NEARLY_FIGURE.matcher(text).matches()
                && !FIGURE.matcher(text).matches();
        return figure ? seen.figure() : seen.text();
    }

    private boolean agree(TextRow row, Recognised once, Recognised again) {
        Recognised.Reading a = chosen(once);
        Recognised.Reading b = chosen(again);
        return comparable(a.string()).equals(comparable(b.string()))
                && a.confidence() >= SURE
                && b.confidence() >= SURE / 2
                && !losesStrokes(row, a.string());
    }

    /** What must be the same in two readings: of words with a figure in them only the figure. */
    private static String comparable(String text) {
        String plain = text.replace('，', ',').replaceAll("\\s", "");
        return plain.codePoints().anyMatch(RowReader::isHan) ? plain.replaceAll("[^0-9.,%\\-]", "") : plain;
    }

    /** Whether a figure has fewer digits than the row has tall strokes that stand apart, or fewer points than dots. */
    private boolean losesStrokes(TextRow row, String text) {
        if (!FIGURE.matcher(text).matches()) {
            return false;
        }
        int tall = 0;
        int right = Integer.MIN_VALUE;
        for (Spot spot : row.spots()) {
            if (spot.height() >= 0.6 * row.box().height() && spot.left() >= right) {
                tall++;
            }
            right = Math.max(right, spot.right());
        }
        long dots = row.spots().stream().filter(spot -> isPoint(spot, row)).count();
        return tall
                        > text.chars()
                                .filter(c -> c >= '0' && c <= '9' || c == '/' || c == '%')
                                .count()
                || dots > text.chars().filter(c -> c == '.' || c == ',').count();
    }

    /** A dot low between two digits, under no stroke. */
    private boolean isPoint(Spot spot, TextRow row) {
        Spot box = row.box();
        return spot.height() <= 0.35 * box.height()
                && spot.width() <= 0.35 * box.height()
                && Math.max(spot.width(), spot.height()) >= page.dots() / 75
                && spot.top() >= box.bottom() - 0.4 * box.height()
                && spot.left() > box.left()
                && spot.right() < box.right()
                && row.spots().stream()
                        .noneMatch(other -> other.height() > spot.height()
                                && other.left() < spot.right()
                                && other.right() > spot.left());
    }

    private ReadRow settled(TextRow row, Strip strip, List<Recognised> seen) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        for (Recognised one : seen) {
            votes.merge(comparable(chosen(one).string()), 1, Integer::sum);
        }
        Recognised.Reading best = chosen(seen.get(0));
        int most = weight(row, best.string(), votes);
        for (Recognised one : seen) {
            Recognised.Reading reading = chosen(one);
            int weight = weight(row, reading.string(), votes);
            if (weight > most) {
                best = reading;
                most = weight;
            }
        }
        List<String> others = new ArrayList<>();
        for (Recognised one : seen) {
            String other = chosen(one).string();
            if (!comparable(other).equals(comparable(best.string())) && !others.contains(other) && !other.isBlank()) {
                others.add(other);
            }
        }
        return row(row, strip, best, best.confidence(), others, true);
    }

    private int weight(TextRow row, String text, Map<String, Integer> votes) {
        return 2 * votes.getOrDefault(comparable(text), 0) + (losesStrokes(row, text) ? 0 : 1);
    }

    private static ReadRow row(
            TextRow row,
            Strip strip,
            Recognised.Reading reading,
            double confidence,
            List<String> others,
            boolean doubted) {
        Spot box = row.box();
        List<Double> places = new ArrayList<>();
        for (double place : reading.places()) {
            // The strip has paper on both sides.
            double paper = 0.12 * box.height();
            double part = Math.min(1, place * strip.width() / strip.used());
            double at = box.left() - paper + part * (box.width() + 2 * paper);
            places.add(Math.max(box.left(), Math.min(box.right(), at)));
        }
        return new ReadRow(row, reading.characters(), places, confidence, others, doubted);
    }

    /** A row with paper around it; what else stands near it is left out. */
    private Strip strip(TextRow row, double margin, double stretch) {
        Spot box = row.box();
        int least = (int) (page.dots() / 11);
        int missing = Math.max(0, least - box.height());
        int pad = (int) Math.max(2, Math.round(box.height() * margin)) + missing / 2;
        Grey part = page.grey().cut(box.left() - 1, box.top() - 1, box.right() + 1, box.bottom() + 1);
        Grey padded = part.cut(1 - pad, 1 - pad, part.width() - 1 + pad, part.height() - 1 + pad);
        return Strip.of(padded, stretch);
    }
}
