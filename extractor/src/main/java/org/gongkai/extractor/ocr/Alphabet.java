package org.gongkai.extractor.ocr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The characters that the models know, by number; 0 is the gap between two characters. */
final class Alphabet {
    private static final String KEYS = "/models/ppocr_keys_v1.txt";
    private static final String OF_FIGURES = "0123456789.,-/%";

    private final List<String> characters = new ArrayList<>();
    private final int[] ofFigures;

    private Alphabet(List<String> keys) {
        characters.add("");
        characters.addAll(keys);
        characters.add(" ");
        this.ofFigures = IntStream.range(1, characters.size())
                .filter(i -> characters.get(i).length() == 1 && OF_FIGURES.contains(characters.get(i)))
                .toArray();
    }

    static Alphabet load() {
        try (InputStream in = Alphabet.class.getResourceAsStream(KEYS)) {
            if (in == null) {
                throw new IllegalStateException(KEYS + " is not on the class path");
            }
            return new Alphabet(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String character(int number) {
        return number < characters.size() ? characters.get(number) : "";
    }

    /** Numbers of the characters that figures are made of. */
    int[] ofFigures() {
        return ofFigures;
    }
}
