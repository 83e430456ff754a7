package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.model.Authority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped registry and its lookups. */
class RegistryTest {
    private static Registry registry;

    @BeforeAll
    static void load() throws ConfigurationException {
        registry = Configuration.load(List.of()).registry();
    }

    private static String codes(List<Authority> authorities) {
        return authorities.stream().map(Authority::code).distinct().sorted().collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "郑州市人民政府, 410100",
        "郑州市政府, 410100",
        "郑州市, 410100",
        "鄭州市人民政府, 410100",
        "河南省郑州市人民政府, 410100",
        "郑 州 市 人民政府, 410100",
        "四方台区人民政府, 230505",
        "双鸭山市四方台区人民政府, 230505",
        "黑龙江省双鸭山市四方台区政府, 230505",
        "川汇区, 411602",
        "凤泉区人民政府, 410704",
        "新乡市凤泉区人民政府, 410704",
        "新乡凤泉区, 410704",
        "辉县市人民政府, 410782",
        "新乡市辉县市人民政府, 410782",
        "新乡市卫滨区政务服务和大数据管理局, 410703-zwfwj",
        "卫滨区政务服务和大数据管理局, 410703-zwfwj",
        "河南省新乡市卫滨区政务服务和大数据管理局, 410703-zwfwj",
        "兴安盟行政公署, 152200",
        "兴安盟行署, 152200",
        "大兴安岭地区行政公署, 232700",
        "恩施州人民政府, 422800",
        "恩施土家族苗族自治州人民政府, 422800",
        "广西壮族自治区人民政府, 450000",
        "新疆, 650000",
        "海南省, 460000",
        "海南藏族自治州, 632500",
        "济源市人民政府, 419001",
        "神农架林区人民政府, 429021",
        "朝阳市, 211300",
        "朝阳县, 211321",
        "北京市朝阳区人民政府, 110105",
        "长春市朝阳区, 220104",
        "南京市鼓楼区, 320106",
        "中华人民共和国教育部, 000000-moe",
        "证监会, 000000-csrc",
        "平潭综合实验区管委会, 350000-ptzhsyq",
        "朝阳区, 110105 220104",
        "鼓楼区人民政府, 320106 320302 350102 410204",
        "政务服务和大数据管理局, ",
        "郑州市朝阳区, ",
        "市人民政府, ",
        "'', ",
    })
    void findsByName(String name, String codes) {
        assertThat(codes(registry.named(name))).isEqualTo(codes == null ? "" : codes);
    }

    @ParameterizedTest
    @CsvSource({
        "桥东区, 2018, 130502 130702",
        "桥东区, 2013, 130103 130502 130702",
        "桥东区, 2020, 130702",
        "长乐市人民政府, 2015, 350182",
        "长乐区人民政府, 2019, 350112",
        "儋州市人民政府, 2012, 469003",
        "儋州市人民政府, 2019, 460400",
    })
    void prefersThoseThatExistedInTheYear(String name, int year, String codes) {
        assertThat(codes(registry.named(name, OptionalInt.of(year)))).isEqualTo(codes);
    }

    /** The year of a change is the successor's. */
    @ParameterizedTest
    @CsvSource({
        "兖州市人民政府, 2012, 370882",
        "兖州区人民政府, 2013, 370812",
        "常州市武进区人民政府, 2010, 320412",
        "莱芜市人民政府, 2018, 371200",
        "济南市莱芜区人民政府, 2019, 370116",
        "即墨市人民政府, 2016, 370282",
        "青岛市即墨区人民政府, 2017, 370215",
        "定陶县人民政府, 2015, 371727",
        "沙县人民政府, 2020, 350427",
        "三明市沙县区人民政府, 2021, 350405",
        "三明市梅列区人民政府, 2020, 350402",
        "三明市三元区人民政府, 2020, 350403",
        "三明市三元区人民政府, 2021, 350404",
        "杭州市江干区人民政府, 2020, 330104",
        "杭州市临平区人民政府, 2021, 330113",
        "杭州市钱塘区人民政府, 2021, 330114",
        "海门市人民政府, 2019, 320684",
        "南通市港闸区人民政府, 2019, 320611",
        "南通市崇川区人民政府, 2019, 320602",
        "南通市崇川区人民政府, 2020, 320613",
        "奉化市人民政府, 2015, 330283",
        "章丘市人民政府, 2015, 370181",
        "济阳县人民政府, 2017, 370125",
        "户县人民政府, 2015, 610125",
        "西安市鄠邑区人民政府, 2016, 610118",
        "新津县人民政府, 2019, 510132",
        "孟津县人民政府, 2020, 410322",
        "洛阳市偃师区人民政府, 2021, 410307",
        "许昌县人民政府, 2015, 411023",
        "许昌市建安区人民政府, 2016, 411003",
        "公主岭市人民政府, 2019, 220381",
        "公主岭市人民政府, 2020, 220184",
        "重庆市万盛区人民政府, 2010, 500110",
        "毕节地区行政公署, 2010, 522400",
        "毕节市人民政府, 2010, 522401",
        "毕节市人民政府, 2012, 520500",
    })
    void findsWhoBoreTheNameInTheYear(String name, int year, String codes) {
        assertThat(registry.named(name, OptionalInt.of(year)))
                .isNotEmpty()
                .allSatisfy(authority -> assertThat(authority.existedIn(year)).isTrue());
        assertThat(codes(registry.named(name, OptionalInt.of(year)))).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "420600, 2009, 襄樊市人民政府",
        "420600, 2010, 襄阳市人民政府",
        "210112, 2013, 沈阳市东陵区人民政府",
        "210112, 2014, 沈阳市浑南区人民政府",
        "371324, 2013, 苍山县人民政府",
        "500110, 2020, 重庆市綦江区人民政府",
    })
    void knowsTheNameOfACodeInTheYear(String code, int year, String name) {
        assertThat(registry.find(code, year))
                .hasValueSatisfying(authority -> assertThat(authority.name()).isEqualTo(name));
    }

    @Test
    void placesEveryGovernmentBelowOneOfItsTime() {
        assertThat(registry.all()).allSatisfy(authority -> authority.parent().ifPresent(parent -> {
            int first = authority.validFrom().map(LocalDate::getYear).orElse(2008);
            int last = authority.validTo().map(LocalDate::getYear).orElse(2025);
            assertThat(IntStream.rangeClosed(first, last))
                    .allSatisfy(year -> assertThat(registry.find(parent, year)).isPresent());
        }));
    }

    @Test
    void givesACodeOneNameAtATime() {
        for (Authority authority : registry.all()) {
            List<Authority> names = registry.history(authority.code());
            for (int i = 1; i < names.size(); i++) {
                assertThat(names.get(i - 1).validTo().orElseThrow())
                        .as(authority.code())
                        .isBefore(names.get(i).validFrom().orElseThrow());
            }
        }
    }

    @Test
    void leavesOutWhatGbT2260HasNoCodeFor() {
        assertThat(registry.all())
                .filteredOn(authority -> authority.code().matches("[0-9]{6}"))
                .allSatisfy(authority -> {
                    assertThat(authority.level().isGovernment()).isTrue();
                    assertThat(authority.name()).doesNotContain("开发区", "高新", "市辖区", "直辖县级", "群岛", "行政委员会");
                    assertThat(authority.name()).endsWith(authority.name().contains("署") ? "行政公署" : "人民政府");
                    assertThat(authority.code()).doesNotMatch("(?:71|81|82).*|..90(?:00)");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "川汇区人民政府门户网站, 411602",
        "郑州市人民政府网, 410100",
        "中国·川汇区, 411602",
        "新乡市卫滨区政府信息公开, 410703",
        "鼓楼区人民政府门户网站, 320106 320302 350102 410204",
        "郑州市财政局网站, ",
        "河南日报, ",
    })
    void findsWhomTheNameOfASiteNames(String site, String codes) {
        assertThat(codes(registry.candidates(site))).isEqualTo(codes == null ? "" : codes);
    }

    @Test
    void knowsAboveAndBelow() {
        assertThat(registry.line("410703-zwfwj")).containsExactly("410703-zwfwj", "410703", "410700", "410000");
        assertThat(registry.children("410700")).extracting(Authority::code).contains("410703", "410704", "410782");
        assertThat(registry.children("410704")).isEmpty();
        assertThat(registry.find("999999")).isEmpty();
    }

    @Test
    void knowsInWhoseTerritoryAnOrganWorks() {
        assertThat(registry.territoryOf("郑州市财政局"))
                .hasValueSatisfying(city -> assertThat(city.code()).isEqualTo("410100"));
        assertThat(registry.territoryOf("新乡市卫滨区教育体育局"))
                .hasValueSatisfying(district -> assertThat(district.code()).isEqualTo("410703"));
        assertThat(registry.territoryOf("鼓楼区教育局")).isEmpty();
        assertThat(registry.territoryOf("某某局")).isEmpty();
    }

    @Test
    void holdsAllGovernmentsOfTheCountry() {
        long today = registry.all().stream()
                .filter(authority ->
                        authority.level().isGovernment() && authority.validTo().isEmpty())
                .count();

        // 31 provinces and one corps, 333 prefectures, 2846 counties at the end of 2024
        assertThat(today).isEqualTo(32 + 333 + 2846);
        assertThat(registry.all()).allSatisfy(authority -> assertThat(registry.named(authority.name()))
                .contains(authority));
    }
}
