package org.gongkai.extractor.ocr;

import java.util.List;

/**
 * What a model sees in a picture of a line.
 *
 * @param text the likeliest characters
 * @param figure the likeliest characters when only those of figures are allowed
 */
record Recognised(Reading text, Reading figure) {
    /**
     * Characters with their places.
     *
     * @param places of each character's middle as a share of the picture's width
     * @param confidence of the least sure character, 0 to 1; 0 when there is none
     * @param average of all characters' confidences
     */
    record Reading(List<String> characters, List<Double> places, double confidence, double average) {
        Reading {
            characters = List.copyOf(characters);
            places = List.copyOf(places);
        }

        String string() {
            return String.join("", characters);
        }
    }
}
