package org.gongkai.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;

/**
 * The authorities of a province that does not exist (样例 is "sample"), one of which stands in each way that coverage
 * knows: no real authority is called late, or worse, by a sample. GB/T 2260 has no code that begins with 99.
 */
public final class SampleCountry {
    /** The province above all of them. */
    public static final String PROVINCE = "990000";

    /** The year that their reports are about; it was due on 31 March of the year after. */
    public static final int YEAR = 2023;

    /** The city whose counties stand each in another way. */
    public static final String CITY = "990100";

    /** Nobody in it owes a report about an earlier year. */
    private static final Optional<LocalDate> SINCE = Optional.of(LocalDate.of(YEAR, 1, 1));

    private SampleCountry() {}

    /** All of them, those above before those below. */
    public static List<Authority> authorities() {
        return List.of(
                authority(PROVINCE, "样例省人民政府", Level.PROVINCE, Optional.empty(), Optional.empty()),
                authority(CITY, "样例市人民政府", Level.CITY, Optional.of(PROVINCE), ofCity()),
                county("990121", "样例甲县人民政府", ofCity()),
                county("990122", "样例乙县人民政府", ofCity()),
                county("990123", "样例丙县人民政府", ofCity()),
                county("990124", "样例丁县人民政府", ofCity()),
                county("990125", "样例戊县人民政府", ofCity()),
                county("990126", "样例己县人民政府", ofCity()),
                county(
                        "990127",
                        "样例庚县人民政府",
                        Optional.of(SampleSite.GENG.portal().id())));
    }

    /** Whether the authority of this code is one of them. */
    static boolean has(String code) {
        return authorities().stream().anyMatch(authority -> authority.code().equals(code));
    }

    private static Optional<String> ofCity() {
        return Optional.of(SampleSite.YANGLI.portal().id());
    }

    private static Authority county(String code, String name, Optional<String> portal) {
        return authority(code, name, Level.COUNTY, Optional.of(CITY), portal);
    }

    private static Authority authority(
            String code, String name, Level level, Optional<String> parent, Optional<String> portal) {
        return new Authority(code, name, level, parent, List.of(), SINCE, Optional.empty(), portal);
    }
}
