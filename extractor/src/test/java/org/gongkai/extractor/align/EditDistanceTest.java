package org.gongkai.extractor.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
    @Test
    void agreesWithTheTextbook() {
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            String a = label(random, random.nextInt(75));
            String b = label(random, random.nextInt(75));

            assertThat(EditDistance.between(a, b)).as("%s, %s", a, b).isEqualTo(textbook(a, b));
        }
    }

    private static String label(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("予以公开部分不".charAt(random.nextInt(7)));
        }
        return text.toString();
    }

    /** Of the first 60 characters, and one for each character that only one of them has beyond. */
    private static int textbook(String a, String b) {
        int rows = Math.min(a.length(), 60);
        int columns = Math.min(b.length(), 60);
        int[][] distance = new int[rows + 1][columns + 1];
        for (int i = 0; i <= rows; i++) {
            for (int j = 0; j <= columns; j++) {
                distance[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                                Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
            }
        }
        return distance[rows][columns] + Math.max(a.length() - rows, b.length() - columns);
    }
}
