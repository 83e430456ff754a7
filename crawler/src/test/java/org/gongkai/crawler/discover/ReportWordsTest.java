package org.gongkai.crawler.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "郑州市人民政府2019年政府信息公开工作年度报告",
                "2020年政府信息公开工作年度报告",
                "样例市统计局2021年政府信息公开年报",
                "《样例县审计局 2022 年度政府信息公开工作年度报告》",
                "样例市生态环境局2023年政府信息公开工作年度报告",
                "样例市住房公积金管理中心2020年度政府信息公开工作报告",
                "关于样例镇2018年政府信息公开工作情况的报告",
                "样例市新闻出版局2012年信息公开年度报告",
                "二〇一九年政府信息公开年度报告",
                "样例区政务服务和大数据管理局2021年政府信息公开工作年度报告"
            })
    void knowsTitlesOfReports(String title) {
        assertThat(ReportWords.isReportTitle(ReportWords.normal(title))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "图解：2019年政府信息公开工作年度报告",
                "关于《2019年政府信息公开工作年度报告》的解读",
                "关于做好2020年政府信息公开工作年度报告编制发布工作的通知",
                "2021年政务公开工作要点",
                "样例市召开2019年政府信息公开工作会议",
                "2020年法治政府建设年度报告",
                "2019年政府网站工作年度报表",
                "2019年上半年政府信息公开统计",
                "某公司2020年年度报告",
                "政府信息公开指南",
                "2020年部门预算公开"
            })
    void knowsWhatIsNone(String title) {
        assertThat(ReportWords.isReportTitle(ReportWords.normal(title))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "政府信息公开年报",
                "政府信息公开工作年度报告",
                "信息公开年报",
                "公开年报",
                "年度报告",
                "政府信息公开年度报告",
                "部门年报",
                "镇街年报",
                "2022年年报",
                "样例区统计局信息公开年报",
                " 年 报 >"
            })
    void knowsColumnsOfReports(String name) {
        assertThat(ReportWords.isReportColumn(ReportWords.normal(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"企业年报公示", "统计年报", "法治政府建设年度报告", "上市公司年度报告", "财务年报", "政府网站年度报表", "年报解读", "年度计划", "环境质量年报", "公告公示"
            })
    void knowsColumnsOfOtherThings(String name) {
        assertThat(ReportWords.isReportColumn(ReportWords.normal(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zfxxgknb",
                "zfxxgkndbg",
                "xxgknb",
                "xxgkndbg",
                "zfxxgkgzndbg",
                "zfxxgkgzndbgbm",
                "gknb",
                "ndbg",
                "bmnb",
                "qznb2024",
                "szfxxgkndbg",
                "zfxgknb",
                "gzndbg",
                "zfxxgknb73",
                "zfxxgknb_70772",
                "nb_2022n",
                "2021nzfxxgkndbg",
                "gknb2017",
                "2018nb",
                "xxgkndbg1",
                "zfxxgkndbg99",
                "bjxxgknb",
                "common_zfxxgknb",
                "xxgk-xxgknb",
                "2023zsndbg"
            })
    void knowsPathsOfReportColumns(String segment) {
        assertThat(ReportWords.isReportPath(segment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "news", "zwgk", "zfxxgk", "zcfg", "index", "tzgg", "gkzn", "nbzc", "bgt", "jdhy", "ydnbj", "content",
                "12345", "2022"
            })
    void knowsOtherPaths(String segment) {
        assertThat(ReportWords.isReportPath(segment)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"政务公开", "政府信息公开", "信息公开", "政府信息公开专栏", "样例区政府信息公开", "政府信息公开平台", "信息公开目录"})
    void knowsColumnsAboutOpenGovernment(String name) {
        assertThat(ReportWords.isOpenness(ReportWords.normal(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"政府信息公开指南", "依申请公开", "政府信息公开制度", "我市召开政府信息公开会议", "财政信息", "重点领域信息公开工作情况通报会"})
    void knowsColumnsThatLeadElsewhere(String name) {
        assertThat(ReportWords.isOpenness(ReportWords.normal(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "财政局",
                "样例市发展和改革委员会",
                "城关镇",
                "东街街道办事处",
                "政府办公室",
                "高新区管委会",
                "国家税务总局样例市税务局",
                "新乡市卫滨区政务服务和大数据管理局",
                "样例县人民政府",
                "县政府（办）",
                "发改局（粮食局）"
            })
    void knowsNamesOfOrgans(String name) {
        assertThat(ReportWords.isOrgan(ReportWords.normal(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"办事大厅", "新闻中心", "走进新乡", "用户中心", "下载中心", "政务公开", "个人办事", "2019年"})
    void knowsNamesOfOtherThings(String name) {
        assertThat(ReportWords.isOrgan(ReportWords.normal(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"部门街道", "县直部门", "乡镇（街道）", "区县政府", "各部门信息公开", "镇街", "市直部门、单位", "部门年报"})
    void knowsListsOfOrgans(String name) {
        assertThat(ReportWords.isHub(ReportWords.normal(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"东街街道办事处", "部门预算", "财政局", "街道办事指南"})
    void knowsWhatListsNoOrgans(String name) {
        assertThat(ReportWords.isHub(ReportWords.normal(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019", "2019年", "2019年度", "2019年年报", "二〇一九年", "2019年度报告"})
    void knowsYearsThatStandAlone(String text) {
        assertThat(ReportWords.isYearAlone(ReportWords.normal(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/a/t20200120_1.html",
                "http://a.example/art/2020/1/1/art_1_2.html",
                "http://a.example/content/2041.html",
                "http://a.example/c133076/202204/c71901a2b3c4d5e6f7a8b9c0d1e2f3a4.shtml",
                "http://a.example/info/1308/19387.htm"
            })
    void tellsArticlesByTheirAddress(String uri) {
        assertThat(Paths.isArticle(URI.create(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/zwgk/xx/zwgk/xx/zwgk/", "http://a.example/a/a/a/"})
    void knowsPathsThatBreed(String uri) {
        assertThat(Paths.isBreeding(URI.create(uri))).isTrue();
        assertThat(Paths.isBreeding(URI.create("http://a.example/2020/1/1/art_1.html")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"财政局 2023年", "2023年度城关镇", "样例县政府办2021"})
    void knowsAnOrganAndAYear(String text) {
        assertThat(ReportWords.isOrganOfYear(ReportWords.normal(text))).isTrue();
        assertThat(ReportWords.isOrganOfYear("财政局")).isFalse();
        assertThat(ReportWords.isOrganOfYear("2023年预算")).isFalse();
    }

    @Test
    void knowsWhatACutLeavesOfATitle() {
        assertThat(ReportWords.isCutEntry(ReportWords.normal("样例县退役军人事务局……"))).isTrue();
        assertThat(ReportWords.isCutEntry(ReportWords.normal("样例县人力资源和社会保障局2023年...")))
                .isTrue();
        assertThat(ReportWords.isCutEntry(ReportWords.normal("关于做好2023年度政府信息公开工…")))
                .isFalse();
        assertThat(ReportWords.isCutEntry("样例县退役军人事务局")).isFalse();
    }
}
