package org.gongkai.extractor.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTextTest {
    @Test
    void isRuledOutOnlyWhenItIsNotLikeTheWording() {
        Random random = new Random(11);
        int ruledOut = 0;
        int alike = 0;
        for (int round = 0; round < 50_000; round++) {
            LabelText found = LabelText.of(label(random));
            LabelText wording = LabelText.of(label(random));
            boolean may = found.mayBeLike(wording, 0.5);
            double likeness = found.likeness(wording);
            ruledOut += may ? 0 : 1;
            alike += likeness >= 0.5 ? 1 : 0;

            assertThat(may || likeness < 0.5)
                    .as("%s, %s: %s", found.core(), wording.core(), likeness)
                    .isTrue();
        }
        assertThat(ruledOut).isGreaterThan(10_000);
        assertThat(alike).isGreaterThan(1_000);
    }

    private static String label(Random random) {
        StringBuilder label = new StringBuilder(random.nextInt(3) == 0 ? "1." : random.nextInt(3) == 0 ? "（二）" : "");
        int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 8);
        for (int i = 0; i < length; i++) {
            label.append("予公开部分不处理（）结果".charAt(random.nextInt(12)));
        }
        return label.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"【七】总计", "七）总计", "七】 总计"})
    void knowsNumberingInHeavyAndHalfBrackets(String printed) {
        LabelText label = LabelText.of(printed);

        assertThat(label.number()).isEqualTo("七");
        assertThat(label.core()).isEqualTo("总计");
    }
}
