package org.gongkai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void leavesOutWhatIsNotSeenAndNarrowsAndSimplifiesTheRest() {
        assertThat(PlainText.of(" （２０１９）年\u00a0度\u200b報告\u3000 。\u007f")).isEqualTo("(2019)年度报告。");
    }

    @Test
    void keepsCharactersThatTakeTwoUnitsAndLeavesOutInvisibleOnes() {
        String beyond = new String(Character.toChars(0x20000));
        String invisible = new String(Character.toChars(0xE0001));
        assertThat(PlainText.of(" " + beyond + "县" + invisible + "　" + beyond)).isEqualTo(beyond + "县" + beyond);
        assertThat(PlainText.of("年" + beyond.charAt(1) + beyond.charAt(0)))
                .isEqualTo("年" + beyond.charAt(1) + beyond.charAt(0));
    }

    @Test
    void hasTheSameCompatibleFormsAsTheNormaliser() {
        Random random = new Random(5);
        String characters = "年报（１）ａ～Ａ1 。、①㈠é“Ｚ\u3000·";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            assertThat(PlainText.compatible(text.toString()))
                    .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKC));
        }
    }
}
