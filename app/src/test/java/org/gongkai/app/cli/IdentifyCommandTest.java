package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentifyCommandTest {
    private static final String CHUANHUI = "川汇区人民政府2020年政府信息公开工作年度报告";

    @Test
    void answersInWords() {
        Typed typed = Typed.gongkai("identify", "--title", CHUANHUI);
        assertThat(typed.status()).isZero();
        assertThat(typed.outLines())
                .containsExactly("report     yes", "authority  川汇区人民政府 (county, code 411602)", "year       2020");
    }

    @Test
    void answersInTheJsonOfTheContract() {
        assertThat(Typed.gongkai("identify", "--title", CHUANHUI, "--json").outLines())
                .containsExactly(
                        "{\"report\":true,\"authority\":{\"name\":\"川汇区人民政府\",\"level\":\"county\",\"code\":\"411602\"},\"year\":2020}");
    }

    @Test
    void leavesWhatIsNotKnownNull() {
        assertThat(json("2019年政府信息公开工作年度报告")).isEqualTo("{\"report\":true,\"authority\":null,\"year\":2019}");
        assertThat(json("乌海市人民政府政府信息公开工作年度报告")).contains("乌海市").endsWith("\"year\":null}");
        assertThat(json("今天的天气")).isEqualTo("{\"report\":false,\"authority\":null,\"year\":null}");
    }

    private static String json(String title) {
        return Typed.gongkai("identify", "--title", title, "--json").out().strip();
    }

    @Test
    void takesTheSiteForATitleWithoutAName() {
        assertThat(Typed.gongkai("identify", "--title", "2019年政府信息公开工作年度报告", "--site", "郑州市人民政府门户网站", "--json")
                        .out())
                .contains("\"code\":\"410100\"", "\"year\":2019");
    }

    @Test
    void answersEachLineWithOneLineWhateverTheLineIs() {
        Typed typed = Typed.piped(
                "{\"title\":\"" + CHUANHUI
                        + "\",\"url\":\"http://a b/\",\"site\":null}\n\nnot json\n[1]\n{\"title\":7}\n"
                        + "{\"title\":\"" + CHUANHUI + "\"}",
                "identify",
                "--stdin");
        assertThat(typed.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
        assertThat(typed.outLines()).hasSize(6);
        assertThat(typed.outLines().get(0)).contains("411602").doesNotContain("error");
        assertThat(typed.outLines().get(1)).contains("line 2: ", "came nothing");
        assertThat(typed.outLines().get(2)).contains("line 3: no JSON");
        assertThat(typed.outLines().get(3)).contains("line 4: expected");
        assertThat(typed.outLines().get(4)).contains("line 5: expected");
        assertThat(typed.outLines().get(5)).isEqualTo(typed.outLines().get(0));
    }

    @Test
    void wantsATitleOrLines() {
        Typed none = Typed.gongkai("identify");
        assertThat(none.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(none.err()).startsWith("gongkai: give one of ").contains("--title", "--stdin");
        assertThat(Typed.gongkai("identify", "--title", "x", "--stdin").status())
                .isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(Typed.gongkai("identify", "--stdin", "--site", "x").status()).isEqualTo(ExitStatus.WRONG_USAGE);
    }

    @Test
    void takesTheHostOfAnAddressThatIsNotQuiteOneAndRefusesWhatIsNone() {
        assertThat(Typed.gongkai("identify", "--title", CHUANHUI, "--url", "http://www.chuanhui.gov.cn/a b|c.html")
                        .status())
                .isZero();
        Typed typed = Typed.gongkai("identify", "--title", CHUANHUI, "--url", "nowhere");
        assertThat(typed.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(typed.err()).contains("--url expects an http or https address, came 'nowhere'");
    }
}
