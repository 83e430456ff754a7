package org.gongkai.app.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
                "zh-Hant-TW | ZH",
                "en-GB | EN",
                "de,en;q=0.5,zh;q=0.4 | EN",
                "de,zh;q=0.5,en;q=0.4 | ZH",
                "fr | EN",
                "* | EN",
                ";;;q=x | EN",
                "'' | EN",
            })
    void takesWhatTheBrowserPrefersOfTheTwo(String header, Language language) {
        assertThat(Language.preferred(header)).isEqualTo(language);
    }

    @Test
    void isEnglishWhenNothingIsPreferred() {
        assertThat(Language.preferred(null)).isEqualTo(Language.EN);
    }

    @Test
    void isFoundByItsCodeInAnyCaseAndByNothingElse() {
        assertThat(Language.find("ZH")).contains(Language.ZH);
        assertThat(Language.find("zh-Hans")).isEmpty();
    }
}
