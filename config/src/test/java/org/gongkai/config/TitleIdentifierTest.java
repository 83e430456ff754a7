package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gongkai.model.Level;
import org.gongkai.model.Portal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleIdentifierTest {
    private static TitleIdentifier identifier;

    @BeforeAll
    static void load() throws ConfigurationException {
        Portal nanjing = new Portal(
                "gulou",
                "鼓楼区",
                "320106",
                List.of(URI.create("http://www.njgl.gov.cn/")),
                Set.of("www.njgl.gov.cn"),
                "");
        Portal one = new Portal(
                "one", "一", "410704", List.of(URI.create("http://127.0.0.1:8081/")), Set.of("127.0.0.1"), "");
        Portal two = new Portal(
                "two", "二", "411602", List.of(URI.create("http://127.0.0.1:8082/")), Set.of("127.0.0.1:8082"), "");
        identifier = new TitleIdentifier(Configuration.load(List.of()).registry(), List.of(nanjing, one, two));
    }

    private static String said(Identity identity) {
        if (!identity.report()) {
            return "no report";
        }
        String authority = identity.authority()
                .map(named -> named.name() + " "
                        + named.level().map(Level::label).orElse("?") + " "
                        + named.code().orElse("?"))
                .orElse("nobody");
        OptionalInt year = identity.year();
        return authority + " " + (year.isPresent() ? year.getAsInt() : "?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "郑州市人民政府2019年政府信息公开工作年度报告; 郑州市人民政府 city 410100 2019",
                "国家矿山安全监察局陕西局2021年政府信息公开工作年度报告; 国家矿山安全监察局陕西局 department ? 2021",
                "国家外汇管理局深圳分局2021年政府信息公开工作年度报告; 国家外汇管理局深圳分局 department ? 2021",
                "郑州市政府信息公开年度报告(2019); 郑州市人民政府 city 410100 2019",
                "鄭州市人民政府2019年政府信息公開工作年度報告; 郑州市人民政府 city 410100 2019",
                "新乡市凤泉区人民政府2019年政府信息公开年度报告; 新乡市凤泉区人民政府 county 410704 2019",
                "凤泉区政府2019年政府信息公开年度报告; 凤泉区人民政府 county 410704 2019",
                "2019 年四方台区人民政府信息公开工作 年 度 报 告; 四方台区人民政府 county 230505 2019",
                "新乡市卫滨区政务服务和大数据管理局2021年政府信息公开工作年度报告; 新乡市卫滨区政务服务和大数据管理局 department 410703-zwfwj 2021",
                "平潭综合实验区2018年度政府信息公开工作年度报告; 平潭综合实验区管理委员会 zone 350000-ptzhsyq 2018",
                "恩施州2018年政府信息公开工作年度报告; 恩施土家族苗族自治州人民政府 city 422800 2018",
                "兴安盟2020年政府信息公开工作年度报告; 兴安盟行政公署 city 152200 2020",
                "新疆维吾尔自治区2020年政府信息公开工作年度报告; 新疆维吾尔自治区人民政府 province 650000 2020",
                "定州市2020年政府信息公开工作年度报告; 定州市人民政府 county 130682 2020",
                "长乐市2015年政府信息公开工作年度报告; 长乐市人民政府 county 350182 2015",
                "福州市长乐区2018年政府信息公开工作年度报告; 福州市长乐区人民政府 county 350112 2018",
                "教育部2020年政府信息公开工作年度报告; 教育部 ministry 000000-moe 2020",
                "中国证监会2021年政府信息公开工作年度报告; 中国证券监督管理委员会 ministry 000000-csrc 2021",
                // namesakes
                "鼓楼区人民政府2019年政府信息公开工作年度报告; 鼓楼区人民政府 county ? 2019",
                "朝阳区2019年政府信息公开工作年度报告; 朝阳区人民政府 county ? 2019",
                "南京市鼓楼区2019年政府信息公开工作年度报告; 南京市鼓楼区人民政府 county 320106 2019",
                "儋州市人民政府2014年政府信息公开工作年度报告; 儋州市人民政府 county 469003 2014",
                "儋州市人民政府2016年政府信息公开工作年度报告; 儋州市人民政府 city 460400 2016",
                "儋州市人民政府政府信息公开工作年度报告; 儋州市人民政府 ? ? ?",
                // not in the registry: the name tells the level, nothing tells the code
                "郑州市财政局2019年政府信息公开工作年度报告; 郑州市财政局 department ? 2019",
                "郑州市人民政府办公厅2019年政府信息公开工作年度报告; 郑州市人民政府办公厅 department ? 2019",
                "河南省工业和信息化厅2020年政府信息公开工作年度报告; 河南省工业和信息化厅 department ? 2020",
                "郑州市卫生健康委员会2020年政府信息公开工作年度报告; 郑州市卫生健康委员会 department ? 2020",
                "河南省国有资产监督管理委员会2020年政府信息公开工作年度报告; 河南省国有资产监督管理委员会 department ? 2020",
                "国家税务总局郑州市税务局2020年政府信息公开工作年度报告; 国家税务总局郑州市税务局 department ? 2020",
                "郑州经济技术开发区管委会2020年政府信息公开工作年度报告; 郑州经济技术开发区管委会 zone ? 2020",
                "郑州航空港经济综合实验区2020年政府信息公开工作年度报告; 郑州航空港经济综合实验区 zone ? 2020",
                "诸暨市安华镇2018年政府信息公开年报; 诸暨市安华镇人民政府 township ? 2018",
                "大兴区黄村镇人民政府2018年政府信息公开年报; 大兴区黄村镇人民政府 township ? 2018",
                "川汇区小桥街道办事处2020年政府信息公开工作年度报告; 川汇区小桥街道办事处 subdistrict ? 2020",
                "长春市朝阳区清和街道2023年度政府 信息公开工作年度报告; 长春市朝阳区清和街道办事处 subdistrict ? 2023",
                "扎格斯台苏木2020年政府信息公开工作年度报告; 扎格斯台苏木人民政府 township ? 2020",
                "市财政局2019年政府信息公开工作年度报告; 市财政局 department ? 2019",
                "郑州大学2019年信息公开年度报告; no report",
                "陕西省西咸新区开发建设管理委员会2021年政府信息公开工作年度报告; 陕西省西咸新区开发建设管理委员会 zone ? 2021",
                "郑州海关2019年政府信息公开工作年度报告; 郑州海关 department ? 2019",
                "郑州市政府办公厅2018年信息公开年报; 郑州市人民政府办公厅 department ? 2018",
                "山东济南历下区2020年政府信息公开年报; 济南市历下区人民政府 county 370102 2020",
                // nobody, never
                "2019年政府信息公开工作年度报告; nobody 2019",
                "我局2019年政府信息公开工作年度报告; nobody 2019",
                "郑州市2018-2019年政府信息公开工作年度报告; 郑州市人民政府 city 410100 ?",
                "关于做好2019年政府信息公开工作年度报告编制发布工作的通知; no report",
                "郑州市2019年法治政府建设年度报告; no report",
                "郑州市2019年政府网站工作年度报表; no report",
                "解读郑州市人民政府2019年政府信息公开工作年度报告; no report",
            })
    void tellsByTheTitleAlone(String title, String expected) {
        assertThat(said(identifier.identify(title, Optional.empty(), Optional.empty())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2020年政府信息公开工作年度报告; 川汇区人民政府门户网站; 周口市川汇区人民政府 county 411602 2020",
                "2020年政府信息公开工作年度报告_信息公开年报_川汇区人民政府门户网站; ; 周口市川汇区人民政府 county 411602 2020",
                "2020年政府信息公开工作年度报告; 鼓楼区人民政府门户网站; nobody 2020",
                "2020年政府信息公开工作年度报告; 某某网; nobody 2020",
                "2020年政府信息公开工作年度报告; 昆明市财政局网站; 昆明市财政局 department ? 2020",
                "鼓楼区2020年政府信息公开工作年度报告; 南京市人民政府; 鼓楼区人民政府 county 320106 2020",
                "鼓楼区2020年政府信息公开工作年度报告; 河南省人民政府; 鼓楼区人民政府 county 410204 2020",
                "鼓楼区2020年政府信息公开工作年度报告; 江苏省人民政府; 鼓楼区人民政府 county ? 2020",
                "鼓楼区2020年政府信息公开工作年度报告; 北京市人民政府; 鼓楼区人民政府 county ? 2020",
                "市财政局2020年政府信息公开工作年度报告; 郑州市人民政府门户网站; 郑州市财政局 department ? 2020",
                "区政府2020年政府信息公开工作年度报告; 川汇区人民政府门户网站; 周口市川汇区人民政府 county 411602 2020",
                "市教育局2020年政府信息公开工作年度报告; 川汇区人民政府门户网站; 周口市教育局 department ? 2020",
                "市应急管理局2020年政府信息公开工作年度报告; 昆明市应急管理局; 昆明市应急管理局 department ? 2020",
                "鼓楼区教育局2020年政府信息公开工作年度报告; 南京市鼓楼区人民政府; 鼓楼区教育局 department ? 2020",
                "县教育局2020年政府信息公开工作年度报告; 郑州市人民政府门户网站; 县教育局 department ? 2020",
                "郑州市2020年政府信息公开工作年度报告; 洛阳市人民政府门户网站; 郑州市人民政府 city 410100 2020",
            })
    void takesTheSiteIntoAccount(String title, String site, String expected) {
        assertThat(said(identifier.identify(title, Optional.empty(), Optional.ofNullable(site))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "鼓楼区2020年政府信息公开工作年度报告; http://www.njgl.gov.cn/a.html; 鼓楼区人民政府 county 320106 2020",
                "2020年政府信息公开工作年度报告; http://www.njgl.gov.cn/a.html; 南京市鼓楼区人民政府 county 320106 2020",
                "2020年政府信息公开工作年度报告; http://127.0.0.1:8081/a.html; 新乡市凤泉区人民政府 county 410704 2020",
                "2020年政府信息公开工作年度报告; http://127.0.0.1:8082/a.html; 周口市川汇区人民政府 county 411602 2020",
                "2020年政府信息公开工作年度报告; /a.html; nobody 2020",
                "2020年政府信息公开工作年度报告; http://www.other.gov.cn/a.html; nobody 2020",
                "郑州市政府信息公开工作年度报告; http://x.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=001&fbtime=2019; 郑州市人民政府 city 410100 2019",
                "郑州市政府信息公开工作年度报告; http://x.gov.cn/list.jsp?fbtime=2019; 郑州市人民政府 city 410100 ?",
                "鼓楼区2019年政府信息公开工作年度报告; http://x.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=113201060043292687&fbtime=2019; 鼓楼区人民政府 county 320106 2019",
                "2019年政府信息公开工作年度报告; http://x.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=113201060043292687&fbtime=2019; nobody 2019",
            })
    void takesTheAddressIntoAccount(String title, URI address, String expected) {
        assertThat(said(identifier.identify(title, Optional.of(address), Optional.empty())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2020年政府信息公开工作年度报告, 川汇区人民政府门户网站, nobody 2020",
        "2020年政府信息公开工作年度报告, 南京市人民政府, nobody 2020",
        "2020年政府信息公开工作年度报告, 南京市鼓楼区人民政府, 南京市鼓楼区人民政府 county 320106 2020",
        "鼓楼区2020年政府信息公开工作年度报告, 江苏省人民政府, 鼓楼区人民政府 county 320106 2020",
        "鼓楼区2020年政府信息公开工作年度报告, 川汇区人民政府, 鼓楼区人民政府 county ? 2020",
    })
    void namesNobodyWhenHostAndSiteTellDifferentAuthorities(String title, String site, String expected) {
        Identity identity =
                identifier.identify(title, Optional.of(URI.create("http://www.njgl.gov.cn/a.html")), Optional.of(site));

        assertThat(said(identity)).isEqualTo(expected);
    }

    @Test
    void saysWhereTheNameStood() {
        assertThat(identifier
                        .identify("郑州市2020年政府信息公开工作年度报告", Optional.empty(), Optional.empty())
                        .authority()
                        .orElseThrow()
                        .evidence())
                .isEqualTo("title");
        assertThat(identifier
                        .identify("2020年政府信息公开工作年度报告", Optional.empty(), Optional.of("川汇区人民政府网"))
                        .authority()
                        .orElseThrow()
                        .evidence())
                .isEqualTo("site");
        assertThat(identifier
                        .resolve("郑州市政府", OptionalInt.of(2020), Optional.empty(), Optional.empty(), "meta")
                        .evidence())
                .isEqualTo("meta");
    }
}
