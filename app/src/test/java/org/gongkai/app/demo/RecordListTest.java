package org.gongkai.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordListTest {
    private final RecordList list = RecordList.parse(
            "7",
            IntStream.rangeClosed(1, 14)
                    .mapToObj(i -> "<record><![CDATA[" + i + "]]></record>")
                    .collect(Collectors.joining("\n", "<datastore><recordset>", "</recordset></datastore>")));

    @Test
    void givesTheFirstPageWhenNothingIsAskedFor() {
        assertThat(asked(Map.of())).isEqualTo("1 2 3 4 5 6");
    }

    @Test
    void givesTheRecordsAskedForByNumber() {
        assertThat(asked(Map.of("startrecord", "7", "endrecord", "12", "perpage", "6")))
                .isEqualTo("7 8 9 10 11 12");
        assertThat(asked(Map.of("startrecord", "13", "endrecord", "18", "perpage", "6", "page", "0")))
                .isEqualTo("13 14");
    }

    @Test
    void countsPagesFromZeroAsItsOwnLinksDo() {
        assertThat(asked(Map.of("page", "1"))).isEqualTo("7 8 9 10 11 12");
        assertThat(asked(Map.of("page", "2"))).isEqualTo("13 14");
    }

    @Test
    void leadsFromGroupToGroupUntilNoneIsLeft() {
        assertThat(list.page(name -> Optional.empty())).contains("dataproxy.jsp?page=1&columnid=7");
        assertThat(page(Map.of("page", "1"))).contains("dataproxy.jsp?page=2&columnid=7");
        assertThat(page(Map.of("page", "2"))).contains("<nextgroup><![CDATA[]]></nextgroup>");
    }

    @Test
    void isEmptyBeyondTheEndAndUnmovedByNonsense() {
        assertThat(asked(Map.of("page", "9"))).isEmpty();
        assertThat(asked(Map.of("startrecord", "99", "endrecord", "1"))).isEmpty();
        assertThat(asked(Map.of("page", "-1", "perpage", "0"))).isEqualTo("1 2 3 4 5 6");
    }

    private String asked(Map<String, String> parameters) {
        return Pattern.compile("(?<=CDATA\\[)\\d+")
                .matcher(page(parameters))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
    }

    private String page(Map<String, String> parameters) {
        return list.page(name -> Optional.ofNullable(parameters.get(name)));
    }
}
