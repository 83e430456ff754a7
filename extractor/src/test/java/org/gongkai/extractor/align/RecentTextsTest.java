package org.gongkai.extractor.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTextsTest {
    private final RecentTexts<Integer> texts = new RecentTexts<>();
    private final List<String> looked = new ArrayList<>();

    private int get(String text) {
        return texts.get(text, asked -> {
            looked.add(asked);
            return asked.length();
        });
    }

    @Test
    void looksOnceAtATextThatIsMetAgain() {
        assertThat(get("总计")).isEqualTo(2);
        assertThat(get("总计")).isEqualTo(2);

        assertThat(looked).containsExactly("总计");
    }

    @Test
    void keepsWhatIsMetAgainWhileOthersAreForgotten() {
        get("总计");
        get("once");
        for (int i = 0; i < 10_000; i++) {
            get("text " + i);
            get("总计");
        }
        looked.clear();
        get("总计");
        get("once");

        assertThat(looked).containsExactly("once");
    }

    @Test
    void doesNotKeepProse() {
        String prose = "本机关".repeat(100);
        get(prose);
        get(prose);

        assertThat(looked).hasSize(2);
    }
}
