package org.gongkai.app.across;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.app.across.CorpusFinding.Kind;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.Level;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;
import org.junit.jupiter.api.Test;

/** Findings over a small corpus, with what must not be found beside each. */
class CorpusFindingsTest {
    private static final String LAW = "根据《中华人民共和国政府信息公开条例》第五十条规定，编制本年度报告，报告由总体情况、主动公开政府信息情况等部分组成。";
    private static final String OWN = "全年围绕优化营商环境发布政策解读三十余篇，组织企业座谈会并就办事指南逐条征求意见。"
            + "政务服务大厅设立公开专区，配备自助查询机十二台，累计接待群众查询四千余人次。"
            + "针对老旧小区改造、集中供热等民生事项，开设专栏按月公布工程进度和资金使用情况。"
            + "组织新闻发言人和窗口工作人员分三批参加培训，编印常见问题解答手册并免费发放到社区服务站。"
            + "区融媒体中心与各街道建立联络员制度，重大决策在网上公开征求意见后再提请会议审议。";
    private static final String OTHER = "本县地处山区，信息员多为兼职，今年抽调干部到乡镇巡回培训，覆盖全部行政村。"
            + "扶贫资金使用明细张贴到村务公开栏，并在广播中逐户播报，接受群众监督评议。"
            + "针对外出务工人员不便查询的问题，开通了电话热线和短信推送两种渠道。"
            + "对依申请公开的答复统一由司法所进行法制审核，杜绝程序瑕疵，提高答复质量。";

    private final List<ReportHistory> histories = new ArrayList<>();
    private final Map<String, ReportDocument> documents = new HashMap<>();

    private static String name(String code) {
        return switch (code) {
            case "410704" -> "新乡市凤泉区人民政府";
            case "410702" -> "新乡市红旗区人民政府";
            case "410703" -> "新乡市卫滨区人民政府";
            default -> code;
        };
    }

    private void report(String code, int year, String prose, List<Cell> cells, Finding... findings) {
        String key = code + year;
        Digest digest = Digest.of(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Instant at = Instant.parse((year + 1) + "-01-20T00:00:00Z");
        documents.put(
                key,
                new ReportDocument(
                        new ReportDocument.Source("a.html", digest, "text/html", "html", "1"),
                        true,
                        null,
                        year,
                        "cn-2021",
                        new ReportDocument.Issuer(name(code), code, Level.COUNTY, "title"),
                        null,
                        null,
                        List.of(new ReportDocument.Section(1, "总体情况", prose)),
                        cells,
                        List.of(),
                        List.of(findings)));
        histories.add(new ReportHistory(
                new ReportKey(code, year),
                name(code),
                ReportHistory.Status.CURRENT,
                List.of(new ReportVersion(
                        1,
                        at,
                        at,
                        List.of(digest),
                        List.of(URI.create("http://a.example/" + key)),
                        Optional.empty(),
                        key,
                        digest,
                        "capture-" + key))));
    }

    private static Cell cell(String id, int value, String... flags) {
        return new Cell(
                id, Integer.toString(value), BigDecimal.valueOf(value), CellStatus.NUMBER, List.of(flags), null);
    }

    private List<CorpusFinding> findings(Kind kind) throws ConfigurationException {
        Archive archive = (Archive) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Archive.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "histories" -> histories;
                    case "extraction" -> Optional.ofNullable(documents.get((String) arguments[0]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        Configuration configuration = Configuration.load(List.of());
        return new CorpusFindings(archive, configuration.registry(), configuration.forms())
                .of(EnumSet.of(kind), key -> true);
    }

    @Test
    void findsProseThatIsLastYearsWithOtherNumbers() throws Exception {
        report("410704", 2021, LAW + OWN + "受理申请12件。", List.of());
        report("410704", 2022, LAW + OWN + "受理申请 35 件。", List.of());
        assertThat(findings(Kind.COPIED)).singleElement().satisfies(finding -> {
            assertThat(finding.key()).isEqualTo(new ReportKey("410704", 2022));
            assertThat(finding.other()).contains(new ReportKey("410704", 2021));
            assertThat(finding.share()).isGreaterThan(0.9);
            assertThat(finding.passages()).isNotEmpty().anyMatch(passage -> passage.startsWith("全年围绕优化营商环境"));
            assertThat(finding.message().en()).contains("its own report about 2021");
            assertThat(finding.message().zh()).contains("也见于其2021年度报告");
            assertThat(finding.evidence()).containsExactly("capture-4107042022", "capture-4107042021");
        });
    }

    @Test
    void findsANeighboursProseUnderAnotherNameAndDoesNotSayWhoWasFirst() throws Exception {
        report("410702", 2021, OWN + "红旗区将继续努力。", List.of());
        report("410704", 2021, OWN + "凤泉区将继续努力。", List.of());
        report("410703", 2021, OTHER, List.of());
        assertThat(findings(Kind.COPIED))
                .extracting(finding -> finding.key().authority())
                .containsExactly("410702", "410704");
        assertThat(findings(Kind.COPIED).get(0).message().en())
                .contains("the report of 新乡市凤泉区人民政府 about 2021", "which was first is not said");
    }

    @Test
    void passesOverWhatManyHaveAndWhatIsShort() throws Exception {
        report("410702", 2021, OWN, List.of());
        report("410703", 2021, OWN, List.of());
        report("410704", 2021, OWN, List.of());
        assertThat(findings(Kind.COPIED))
                .as("three that have the same have a template")
                .isEmpty();
        histories.clear();
        report("410702", 2021, LAW, List.of());
        report("410703", 2021, LAW, List.of());
        assertThat(findings(Kind.COPIED)).as("one sentence of the law").isEmpty();
    }

    @Test
    void findsNothingBetweenReportsThatSayDifferentThings() throws Exception {
        report("410704", 2021, LAW + OWN, List.of());
        report("410704", 2022, LAW + OTHER, List.of());
        report("410702", 2022, LAW + OWN, List.of());
        assertThat(findings(Kind.COPIED)).isEmpty();
    }

    @Test
    void findsFiguresThatContradictTheYearBefore() throws Exception {
        report("410704", 2021, "", List.of(cell("3/4/total", 7)));
        report("410704", 2022, "", List.of(cell("3/2/total", 3)));
        assertThat(findings(Kind.YEARS)).singleElement().satisfies(finding -> {
            assertThat(finding.cells()).containsExactly("3/2/total");
            assertThat(finding.message().en()).contains("7", "3");
            assertThat(finding.evidence()).hasSize(2);
        });
        histories.clear();
        report("410704", 2021, "", List.of(cell("3/4/total", 7, "disputed")));
        report("410704", 2022, "", List.of(cell("3/2/total", 3)));
        assertThat(findings(Kind.YEARS)).as("a reading in doubt accuses nobody").isEmpty();
    }

    @Test
    void findsAFigureFarFromTheOtherYears() throws Exception {
        for (int year = 2019; year < 2023; year++) {
            report("410704", year, "", List.of(cell("3/1/total", 100 + year - 2019)));
        }
        report("410704", 2023, "", List.of(cell("3/1/total", 1_015)));
        assertThat(findings(Kind.NUMBER)).singleElement().satisfies(finding -> {
            assertThat(finding.key().year()).isEqualTo(2023);
            assertThat(finding.message().en())
                    .contains("1015 stands out", "100 to 103", "shifted by 1 digit", "may be right");
        });
        report("410702", 2023, "", List.of(cell("3/1/total", 1_015, "by-position")));
        assertThat(findings(Kind.NUMBER)).hasSize(1);
    }

    @Test
    void judgesByMedianAndExtremes() {
        double[] many = {80, 100, 120};
        assertThat(StandingOut.inSeries(0, many, false)).as("none after many").isPresent();
        assertThat(StandingOut.inSeries(0, new double[] {0, 100, 120}, false)).isEmpty();
        assertThat(StandingOut.inSeries(900, many, false))
                .as("less than ten times")
                .isEmpty();
        assertThat(StandingOut.inSeries(1_500, new double[] {80, 100, 600}, false))
                .as("there was nearly as much once")
                .isEmpty();
        assertThat(StandingOut.inSeries(9, many, false)).isPresent();
        assertThat(StandingOut.inSeries(5_000, new double[] {80, 100}, false))
                .as("two years are no series")
                .isEmpty();
        assertThat(StandingOut.inSeries(1_010_000, new double[] {99, 101, 103}, true))
                .hasValueSatisfying(words -> assertThat(words.en()).contains("in yuan instead"));
        assertThat(StandingOut.inSeries(Double.NaN, many, false)).isEmpty();
    }

    @Test
    void judgesAmongPeersOnlyWhereThereAreMany() {
        double[] peers = new double[20];
        java.util.Arrays.setAll(peers, i -> i * 10);
        assertThat(StandingOut.amongPeers(50_000, peers, new double[0])).isPresent();
        assertThat(StandingOut.amongPeers(50_000, peers, new double[] {40_000}))
                .as("it is as big every year")
                .isEmpty();
        assertThat(StandingOut.amongPeers(1_500, peers, new double[0])).isEmpty();
        assertThat(StandingOut.amongPeers(50_000, new double[19], new double[0]))
                .isEmpty();
    }

    @Test
    void findsAnotherForm() throws Exception {
        report(
                "410704",
                2023,
                "",
                List.of(),
                new Finding(
                        "form-year-mismatch",
                        Severity.WARNING,
                        new Wording("the form of 2019", "2019年的格式"),
                        List.of()));
        assertThat(findings(Kind.FORM))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().zh()).contains("2019年的格式"));
    }
}
