package org.gongkai.crawler.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.junit.jupiter.api.Test;

class LinkJudgeTest {
    private static final URI PAGE = URI.create("http://www.a.example/x/index.html");

    private static Optional<Role> role(String text, String path, Zone zone) {
        return role(text, path, zone, Place.BODY);
    }

    private static Optional<Role> role(String text, String path, Zone zone, Place place) {
        Link link = new Link(URI.create("http://www.a.example" + path), text, Optional.empty(), place, false);
        return LinkJudge.judge(link, zone, PAGE).map(Promise::role);
    }

    @Test
    void takesATitleForAReportAnywhere() {
        for (Zone zone : Zone.values()) {
            assertThat(role("样例市2019年政府信息公开工作年度报告", "/n/1.html", zone)).contains(Role.CANDIDATE);
        }
    }

    @Test
    void leavesNewsServicesAndSearchesAlone() {
        assertThat(role("我市召开政府信息公开工作推进会", "/news/t20260101_1.html", Zone.HOME)).isEmpty();
        assertThat(role("2026年全市工作报告摘登", "/news/t20260101_2.html", Zone.HOME)).isEmpty();
        assertThat(role("图解2019年政府信息公开工作年度报告", "/nb/t20200101_2.html", Zone.REPORTS))
                .isEmpty();
        assertThat(role("关于做好2019年政府信息公开工作年度报告编制的通知", "/nb/t20200101_3.html", Zone.REPORTS))
                .isEmpty();
    }

    @Test
    void entersColumnsByNameOrPath() {
        assertThat(role("政府信息公开年报", "/c1/", Zone.HOME)).contains(Role.REPORT_COLUMN);
        assertThat(role("年度报告", "/c2/", Zone.OPENNESS)).contains(Role.REPORT_COLUMN);
        assertThat(role("年度报告", "/c2/", Zone.HOME))
                .as("companies file them too")
                .isNotEqualTo(Optional.of(Role.REPORT_COLUMN));
        assertThat(role("更多", "/zwgk/zfxxgknb/", Zone.HOME)).contains(Role.REPORT_COLUMN);
        assertThat(role("", "/zwgk/zfxxgknb/index.html", Zone.HOME)).contains(Role.REPORT_COLUMN);
        assertThat(role("政务公开", "/c3/", Zone.HOME, Place.CHROME)).contains(Role.OPENNESS);
        assertThat(role("专栏", "/zfxxgk/", Zone.HOME)).contains(Role.OPENNESS);
        assertThat(role("查看", "/module/xxgk/xxgkAnnualReport.jsp?area=1&fbtime=2019", Zone.OPENNESS))
                .contains(Role.REPORT_COLUMN);
    }

    @Test
    void goesDownByYearsAndOrgansInsideAColumn() {
        assertThat(role("2019年", "/nb/2019/", Zone.REPORTS)).contains(Role.REPORT_COLUMN);
        assertThat(role("财政局", "/nb/czj/", Zone.REPORTS)).contains(Role.REPORT_COLUMN);
        assertThat(role("乡镇街道", "/nb/xz/", Zone.REPORTS)).contains(Role.REPORT_COLUMN);
        assertThat(role("财政局", "/nb/czj/", Zone.REPORTS, Place.CHROME))
                .isEqualTo(role("财政局", "/nb/czj/", Zone.HOME, Place.CHROME));
        assertThat(role("关于公布2019年信息公开年报的公告", "/nb/t20200101_3.html", Zone.REPORTS))
                .contains(Role.ENTRY);
        assertThat(role("财政局2019年年报", "/nb/a.doc", Zone.REPORTS)).contains(Role.CANDIDATE);
        assertThat(role("样表", "/nb/b.doc", Zone.REPORTS)).isEmpty();
    }

    @Test
    void findsOrgansFromPagesAboutOpenGovernment() {
        assertThat(role("部门街道", "/bm/", Zone.OPENNESS)).contains(Role.HUB);
        assertThat(role("财政局", "/czj/", Zone.OPENNESS)).contains(Role.ORGAN);
        assertThat(role("财政局", "/czj/", Zone.ORGAN)).isNotEqualTo(Optional.of(Role.ORGAN));
        assertThat(role("财政局", "/czj/", Zone.HOME)).isNotEqualTo(Optional.of(Role.ORGAN));
    }

    @Test
    void followsNothingButTitlesFromAnArticle() {
        assertThat(role("政府信息公开年报", "/nb/", Zone.ARTICLE)).isEmpty();
    }

    @Test
    void leavesPageTurningAndBreedingPathsAlone() {
        assertThat(role("下一页", "/zfxxgknb/list.html?page=2", Zone.REPORTS)).isEmpty();
        assertThat(role("12", "/zfxxgknb/12.html", Zone.REPORTS)).isEmpty();
        assertThat(role("政府信息公开年报", "/zfxxgknb/zfxxgknb/zfxxgknb/", Zone.REPORTS))
                .isEmpty();
    }

    @Test
    void visitsBetterPromisesFirst() {
        Link report =
                new Link(URI.create("http://a.example/1.html"), "2019年政府信息公开年报", Optional.empty(), Place.BODY, false);
        Link column = new Link(URI.create("http://a.example/nb/"), "政府信息公开年报", Optional.empty(), Place.BODY, false);
        Link openness = new Link(URI.create("http://a.example/zwgk/"), "政务公开", Optional.empty(), Place.BODY, false);
        assertThat(score(report)).isGreaterThan(score(column));
        assertThat(score(column)).isGreaterThan(score(openness));
    }

    private static int score(Link link) {
        return LinkJudge.judge(link, Zone.HOME, PAGE).orElseThrow().score();
    }

    @Test
    void followsTitlesThatAListCutsShort() {
        assertThat(role("样例市2023年政府信息公开工作…", "/nb/1.html", Zone.REPORTS)).contains(Role.ENTRY);
        assertThat(role("样例市财政局2023年政府信息...", "/nb/1.html", Zone.OPENNESS)).contains(Role.ENTRY);
        assertThat(role("我市召开2023年政府信息公开工作…", "/nb/1.html", Zone.OPENNESS)).isEmpty();
        assertThat(role("样例市2023年政府信息公开工作…", "/xw/1.html", Zone.HOME)).isEmpty();
    }

    @Test
    void followsEntriesOfAColumnWhateverTheirAddress() {
        assertThat(role("财政局2023年度信息公开", "/nb/1.html", Zone.REPORTS)).contains(Role.ENTRY);
        assertThat(role("2023年部门预算", "/nb/2.html", Zone.REPORTS)).isNotEqualTo(Optional.of(Role.ENTRY));
    }

    @Test
    void takesDisclosureOfOneMatterForNoWay() {
        assertThat(role("重点领域信息公开", "/zdly/", Zone.HOME)).isNotEqualTo(Optional.of(Role.OPENNESS));
        assertThat(role("财政信息公开", "/cz/", Zone.OPENNESS)).isNotEqualTo(Optional.of(Role.OPENNESS));
    }

    @Test
    void saysWhyALinkIsLeft() {
        assertThat(why("图解2019年政府信息公开年度报告", "/nb/t20200101_2.html")).isEqualTo(Rule.NOT_A_REPORT);
        assertThat(why("样例市2023年政府信息公开工作年度报告", "/m/nb/1.html")).isEqualTo(Rule.ANOTHER_VIEW);
        assertThat(why("政府信息公开年报", "/nb/nb/nb/")).isEqualTo(Rule.NESTED_PATH);
        assertThat(why("3", "/x/?date=2026-01-03")).isEqualTo(Rule.CALENDAR);
        assertThat(why("下一页", "/x/2.html")).isEqualTo(Rule.PAGE_TURNING);
        assertThat(why("办事大厅", "/fw/")).isEqualTo(Rule.NO_REASON);
    }

    private static Rule why(String text, String path) {
        return LinkJudge.why(
                new Link(URI.create("http://www.a.example" + path), text, Optional.empty(), Place.BODY, false), PAGE);
    }

    @Test
    void findsColumnsInASiteMapByTheirPaths() {
        assertThat(role("", "/zwgk/zfxxgknb/", Zone.SITE_MAP)).contains(Role.REPORT_COLUMN);
        assertThat(role("", "/zwgk/zfxxgknb/202301/t20230120_7.html", Zone.SITE_MAP))
                .contains(Role.ENTRY);
        assertThat(role("", "/zwgk/", Zone.SITE_MAP)).contains(Role.OPENNESS);
        assertThat(role("", "/xw/202301/t20230120_7.html", Zone.SITE_MAP)).isEmpty();
    }
}
