package org.gongkai.extractor.ocr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/** Two models that were trained apart, so that they seldom err alike. Loaded when first asked for. Thread-safe. */
final class Recogniser {
    /** Columns of pixels in one batch: what a layer makes of more leaves the cache of a core and takes half as long again. */
    private static final int MOST_COLUMNS = 1024;

    private final Model first;
    private final Model second;

    private Recogniser() {
        Alphabet alphabet = Alphabet.load();
        first = Model.load("/models/ch_PP-OCRv4_rec_infer.onnx", alphabet);
        second = Model.load("/models/ch_PP-OCRv3_rec_infer.onnx", alphabet);
    }

    /** Loads the models once, when the first picture comes. */
    private static final class Holder {
        static final Recogniser LOADED = new Recogniser();
    }

    static Recogniser shared() {
        return Holder.LOADED;
    }

    /** What the first model sees, in the order of the strips. */
    List<Recognised> first(List<Strip> strips, Budget budget) throws UnreadableFileException {
        return read(first, strips, budget);
    }

    /** What the second model sees. */
    List<Recognised> second(List<Strip> strips, Budget budget) throws UnreadableFileException {
        return read(second, strips, budget);
    }

    private static List<Recognised> read(Model model, List<Strip> strips, Budget budget)
            throws UnreadableFileException {
        Map<Integer, Map<Strip, Recognised>> byWidth = new TreeMap<>();
        Map<Integer, List<Strip>> waiting = new TreeMap<>();
        Map<Strip, Boolean> known = new HashMap<>();
        for (Strip strip : strips) {
            // Pictures that are alike to the pixel are read once.
            if (known.putIfAbsent(strip, true) == null) {
                waiting.computeIfAbsent(strip.width(), unused -> new ArrayList<>())
                        .add(strip);
            }
        }
        for (Map.Entry<Integer, List<Strip>> entry : waiting.entrySet()) {
            int width = entry.getKey();
            int batch = Math.max(1, MOST_COLUMNS / width);
            Map<Strip, Recognised> done = byWidth.computeIfAbsent(width, unused -> new LinkedHashMap<>());
            for (int from = 0; from < entry.getValue().size(); from += batch) {
                budget.checkTime();
                List<Strip> some = entry.getValue()
                        .subList(from, Math.min(from + batch, entry.getValue().size()));
                List<Recognised> read =
                        model.read(some.stream().map(Strip::pixels).toList(), width);
                for (int i = 0; i < some.size(); i++) {
                    done.put(some.get(i), read.get(i));
                }
            }
        }
        List<Recognised> inOrder = new ArrayList<>(strips.size());
        for (Strip strip : strips) {
            inOrder.add(Objects.requireNonNull(
                    Objects.requireNonNull(byWidth.get(strip.width())).get(strip)));
        }
        return inOrder;
    }
}
