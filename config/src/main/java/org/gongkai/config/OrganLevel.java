package org.gongkai.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.model.Level;
import org.gongkai.model.PlainText;

/** The level that the name of an organ tells by itself. */
public final class OrganLevel {
    private static final Pattern NONE =
            Pattern.compile("(?:法院|检察院|大学|学院|学校|中学|小学|幼儿园|医院|公司|集团|(?<!人民)银行|协会|商会|党委|市委|县委|区委|省委)$");

    /** 国资委 and 城管委 are no zones: the word before 管理委员会 must be a territory's. */
    private static final Pattern ZONE = Pattern.compile(
            "(?:开发|新|高新|高新技术产业|实验|试验|示范|保税|综合保税|合作|度假|园|工业|产业|集聚|风景|风景名胜|景|港|空港|航空港|管理|功能|化工|经开|先行|集中|商务|城镇|园区|基地|新城|保护|旅游|生态)(?:区|园|港|城)?(?:开发建设|建设|开发)?(?:管委会|管理委员会)$"
                    + "|(?:经济技术开发|经济开发|技术开发|高新技术产业开发|开发|高新|实验|试验|示范|保税|合作|度假|工业园|产业园|产业集聚|自由贸易试验|经开|新)区$"
                    + "|(?:工业|科技|产业|软件|物流)园$");

    private static final Pattern SUBDISTRICT = Pattern.compile("街道(?:办事处|办)?$|(?:街|路|地区)办事处$|(?<!驻.{1,8})办事处$");
    private static final Pattern TOWNSHIP = Pattern.compile("(?:[镇乡]|苏木)(?:人民政府|政府)?$");
    private static final Pattern COUNTY = Pattern.compile("(?:县|旗|区|林区|特区)(?:人民政府|政府)$|(?:县|旗)$|自治[县旗]$");
    private static final Pattern CITY = Pattern.compile("(?:自治州|[^区]盟|地区)(?:人民政府|行政公署|行署|政府)?$|州人民政府$");
    private static final Pattern PROVINCE = Pattern.compile("(?:省|自治区)(?:人民政府|政府)?$");
    private static final Pattern OF_THE_STATE = Pattern.compile(
            "^(?:国家|国务院|中华人民共和国)(?!.{2,8}(?:监管办公室|监管局|专员办|监察办|督察局))(?!.*(?:[局署部]|委员会)\\p{IsHan}{2,8}局$)[^省市县区州]*(?:部|局|署|委员会|办公室|总局|院)$");
    private static final Pattern OF_A_GOVERNMENT = Pattern.compile("(?:人民)?政府$");
    private static final Pattern DEPARTMENT = Pattern.compile("(?:[局委厅办部署院处科室会所站队馆社]|中心|支行|海关|总队|支队|大队|银行|行)$");

    private OrganLevel() {}

    /** Empty when the name does not tell, as for 郑州市 and 永安市, which may be a city or a county. */
    public static Optional<Level> of(String name) {
        String plain = PlainText.of(name);
        if (NONE.matcher(plain).find()) {
            return Optional.empty();
        }
        if (ZONE.matcher(plain).find()) {
            return Optional.of(Level.ZONE);
        }
        if (SUBDISTRICT.matcher(plain).find()) {
            return Optional.of(Level.SUBDISTRICT);
        }
        if (TOWNSHIP.matcher(plain).find()) {
            return Optional.of(Level.TOWNSHIP);
        }
        if (PROVINCE.matcher(plain).find()) {
            return Optional.of(Level.PROVINCE);
        }
        if (CITY.matcher(plain).find()) {
            return Optional.of(Level.CITY);
        }
        if (COUNTY.matcher(plain).find()) {
            return Optional.of(Level.COUNTY);
        }
        if (OF_THE_STATE.matcher(plain).find()) {
            return Optional.of(Level.MINISTRY);
        }
        return !OF_A_GOVERNMENT.matcher(plain).find()
                        && DEPARTMENT.matcher(plain).find()
                ? Optional.of(Level.DEPARTMENT)
                : Optional.empty();
    }
}
