package org.gongkai.app.web.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    private static final Pattern KEY = Pattern.compile("\\b(?:t|of|text)\\(\\s*\"([a-z0-9-]+\\.[a-z0-9.-]*[a-z0-9])\"");

    @Test
    void saysTheSameThingsInBothLanguages() {
        assertThat(keys(Language.ZH)).isEqualTo(keys(Language.EN));
        for (String key : keys(Language.EN)) {
            assertThat(placeholders(key, Language.ZH)).as(key).isEqualTo(placeholders(key, Language.EN));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasNoApostropheWhichWouldSwallowPlaceholders(Language language) {
        for (String key : keys(language)) {
            assertThat(Texts.in(language).find(key).orElseThrow()).as(key).doesNotContain("'");
        }
    }

    @Test
    void hasEveryTextThatPagesAndTemplatesAskFor() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String folder : new String[] {"src/main/jte", "src/main/java/org/gongkai/app/web"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher matcher = KEY.matcher(Files.readString(file));
                    while (matcher.find()) {
                        asked.add(matcher.group(1));
                    }
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(keys(Language.EN)).containsAll(asked);
    }

    @Test
    void doesNotGroupYearsThatComeAsStringsAndGroupsCounts() {
        assertThat(Texts.in(Language.EN).of("missing.year-title", "2019")).startsWith("Reports for 2019");
        assertThat(Texts.in(Language.EN).of("missing.share", 1200, 3500)).isEqualTo("1,200 of 3,500");
    }

    @Test
    void givesANewWordOfTheContractAsItIs() {
        assertThat(Texts.in(Language.ZH).word("flag", "text-in-cell")).isEqualTo("数字旁有文字");
        assertThat(Texts.in(Language.ZH).word("flag", "brand-new")).isEqualTo("brand-new");
        assertThatThrownBy(() -> Texts.in(Language.ZH).of("no.such.key")).hasMessageContaining("no.such.key");
    }

    private static Set<String> keys(Language language) {
        Set<String> keys = new TreeSet<>();
        Texts.in(language).keys().forEach(keys::add);
        return keys;
    }

    private static Set<String> placeholders(String key, Language language) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(Texts.in(language).find(key).orElseThrow());
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
