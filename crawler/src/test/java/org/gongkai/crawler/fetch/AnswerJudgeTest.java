package org.gongkai.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Blocked;
import org.gongkai.model.FetchOutcome.Failed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Gone;
import org.gongkai.model.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerJudgeTest {
    static final List<String> absences = AnswerSigns.ABSENCE_PHRASES;
    static final List<String> walls =
            AnswerSigns.WALL_PHRASES.stream().map(AnswerSigns.Sign::text).toList();
    static final List<String> challenges =
            AnswerSigns.CHALLENGE_SCRIPTS.stream().map(AnswerSigns.Sign::text).toList();
    static final List<String> pauses = AnswerSigns.MAINTENANCE_PHRASES;

    private static final String MENU = "<a href='/a'>政务公开</a><a href='/b'>办事服务</a><a href='/c'>互动交流</a>".repeat(30);

    private static FetchOutcome judge(int status, String html) {
        Exchange exchange = new Exchange(
                URI.create("http://www.a.example/doc/1.html"),
                Instant.EPOCH,
                "GET /doc/1.html HTTP/1.1",
                List.of(),
                "HTTP/1.1 " + status + " X",
                status,
                List.of(new Header("Content-Type", "text/html;charset=utf-8")),
                html.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty());
        return new AnswerJudge(new BodyLimit(1_000_000, 1_000_000)).judge(List.of(exchange), Optional.empty());
    }

    @ParameterizedTest
    @FieldSource("absences")
    void knowsPagesThatSayThatNothingIsThere(String phrase) {
        assertThat(judge(200, "<p>抱歉，" + phrase + "！</p>")).isInstanceOf(Gone.class);
        assertThat(judge(200, "<div>" + MENU + "</div><h2>" + phrase + "</h2><a href='/'>返回首页</a>"))
                .as("in a site's frame")
                .isInstanceOf(Gone.class);
    }

    @ParameterizedTest
    @FieldSource("walls")
    void knowsThePagesOfFirewalls(String phrase) {
        assertThat(judge(200, "<title>提示</title><p>" + phrase + "</p>")).isInstanceOf(Blocked.class);
        assertThat(judge(403, "<p>" + phrase + "</p>")).isInstanceOf(Blocked.class);
        assertThat(judge(404, "<p>" + phrase + "</p>"))
                .as("a firewall may say 404")
                .isInstanceOf(Blocked.class);
    }

    @ParameterizedTest
    @FieldSource("challenges")
    void knowsChallengesByTheirScripts(String script) {
        assertThat(judge(200, "<html><script>var a=\"" + script + "\";go();</script></html>"))
                .isInstanceOf(Blocked.class);
    }

    @ParameterizedTest
    @FieldSource("pauses")
    void takesMaintenanceForNoEvidence(String phrase) {
        assertThat(judge(200, "<p>" + phrase + "，请稍后访问</p>")).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<title>404</title><p>oops</p>", "<title>404 - 样例市人民政府</title>", "<title>Error 404</title>x"})
    void knowsASoft404ByItsTitle(String html) {
        assertThat(judge(200, html)).isInstanceOf(Gone.class);
    }

    @Test
    void mistakesNoReportForAnErrorPage() {
        String report = "<p>我机关依法处理，申请人要求的信息不存在的，告知其页面不存在、请输入验证码等情况。</p>" + "<p>正文</p>".repeat(500);
        assertThat(judge(200, report)).isInstanceOf(Fetched.class);
        assertThat(judge(200, "<title>404个村庄的故事</title>" + "<p>正文内容</p>".repeat(300)))
                .isInstanceOf(Fetched.class);
        assertThat(judge(200, "<ul>" + MENU + "</ul><form>请输入验证码<input></form>"))
                .as("a log-in box")
                .isInstanceOf(Fetched.class);
    }

    @Test
    void takesAReportPageWithNothingButAFileForAPage() {
        assertThat(judge(200, "<h1>样例市2019年政府信息公开工作年度报告</h1><a href='a.pdf'>附件</a>"))
                .isInstanceOf(Fetched.class);
    }

    @Test
    void blocksOnTheStatusOfKnownChallenges() {
        assertThat(judge(521, "<script></script>")).isInstanceOf(Blocked.class);
        assertThat(judge(512, "")).isInstanceOf(Blocked.class);
        assertThat(judge(412, "")).isInstanceOf(Blocked.class);
        assertThat(judge(202, "<script>x</script>")).isInstanceOf(Blocked.class);
        assertThat(judge(202, "<p>accepted</p>")).isInstanceOf(Failed.class);
    }

    @Test
    void failsOnOtherStatusesWithTheirWords() {
        assertThat(judge(401, "no")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo("status 401 X"));
        assertThat(judge(502, "<p>bad gateway</p>")).isInstanceOf(Failed.class);
        assertThat(judge(206, "part")).isInstanceOf(Failed.class);
    }
}
