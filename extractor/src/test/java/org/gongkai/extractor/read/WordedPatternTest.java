package org.gongkai.extractor.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gongkai.extractor.read.WordedPattern.Sign;
import org.junit.jupiter.api.Test;

class WordedPatternTest {
    private static final Pattern DATE = Pattern.compile("(?<!填)(?:发布日期|日期):?([0-9]{2}-[0-9])|([0-9]{2}-[0-9])(?=来)");
    private static final WordedPattern WORDED =
            new WordedPattern(DATE, List.of(new Sign("发布日期", 0), new Sign("日期", 0), new Sign("-", 2)));

    @Test
    void findsWhatASearchThroughAllOfTheTextFinds() {
        Random random = new Random(3);
        int found = 0;
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                text.append(List.of("发布", "日期", "填", ":", "12-3", "来", "4").get(random.nextInt(7)));
            }
            List<String> all =
                    DATE.matcher(text).results().map(MatchResult::group).toList();
            found += all.size();

            assertThat(WORDED.in(text.toString(), 100))
                    .as("%s", text)
                    .extracting(MatchResult::group)
                    .isEqualTo(all);
        }
        assertThat(found).isGreaterThan(1_000);
    }

    @Test
    void stopsAtTheMostThatAreAskedFor() {
        assertThat(WORDED.in("日期12-3日期45-6日期78-9", 2))
                .extracting(match -> match.group(1))
                .containsExactly("12-3", "45-6");
    }
}
