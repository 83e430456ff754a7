package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;
import org.junit.jupiter.api.Test;

/** A and B ended with 2018, C begins with 2019; D is old and goes on. */
class SuccessionFileTest {
    private static final String HEADER = "predecessor,successor,on,kind,source\n";
    private static final Registry REGISTRY = new Registry(List.of(
            authority("A", "", "2018-12-31"),
            authority("B", "", "2018-12-31"),
            authority("C", "2019-01-01", ""),
            authority("D", "", "")));

    private final Problems problems = new Problems();

    private static Authority authority(String code, String from, String to) {
        return new Authority(
                code,
                code + "县人民政府",
                Level.COUNTY,
                Optional.empty(),
                List.of(),
                from.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(from)),
                to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)),
                Optional.empty());
    }

    private List<Succession> read(String... files) {
        SuccessionFile reader = new SuccessionFile(REGISTRY, problems);
        int number = 1;
        for (String rows : files) {
            reader.lay(number++ + ".csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8));
        }
        return reader.all();
    }

    private List<String> told() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void tellsWhoTookWhosePlaceFromTheDayOn() {
        Registry registry =
                REGISTRY.with(read("A,C,2019-01-01,merge,order 7\nB,C,2019-01-01,merge,\nB,D,2019-01-01,split,\n"));
        assertThat(told()).isEmpty();
        assertThat(registry.successors("A", LocalDate.parse("2018-12-31"))).isEmpty();
        assertThat(registry.successors("A", LocalDate.parse("2019-01-01"))).containsExactly("C");
        assertThat(registry.successors("B", LocalDate.parse("2020-01-01"))).containsExactly("C", "D");
        assertThat(registry.successors("D", LocalDate.parse("2020-01-01"))).isEmpty();
        assertThat(registry.successions("A")).extracting(Succession::kind).containsExactly(Succession.Kind.MERGE);
        assertThat(registry.named("C县")).as("names stay").hasSize(1);
    }

    @Test
    void aLaterLayerTakesThePlaceOfAnEarlier() {
        assertThat(read("A,C,2019-01-01,merge,\n", "A,C,2019-02-01,rename,\n"))
                .containsExactly(new Succession("A", "C", LocalDate.parse("2019-02-01"), Succession.Kind.RENAME));
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsEveryFaultWithItsLine() {
        assertThat(read("A,X,2019-01-01,merge,\n"
                        + "A,A,2019-01-01,merge,\n"
                        + "D,C,2019-01-01,merge,\n"
                        + "A,C,2019-01-01,merger,\n"
                        + "A,C,,merge,\n"
                        + "A,D,1919-01-01,merge,\n"
                        + "B,C,2019-01-01,merge,\nB,C,2019-01-01,merge,\n"
                        + "B,C\n"))
                .extracting(Succession::predecessor)
                .contains("B");
        assertThat(told())
                .containsExactly(
                        "1.csv:2: unknown successor 'X'; no row of authorities/*.csv has this code",
                        "1.csv:3: A cannot take its own place; a new name under the same code is a second row of"
                                + " authorities/*.csv",
                        "1.csv:4: D has no valid_to in the registry; what still exists has no successor",
                        "1.csv:5: unknown kind 'merger', expected one of rename, merge, split; did you mean 'merge'?",
                        "1.csv:6: the day is missing: on which day did the successor take the predecessor's place?",
                        "1.csv:7: expected a day within a year of 2018-12-31, the last day of A in the registry, came"
                                + " 1919-01-01",
                        "1.csv:9: that C took the place of B stands in this file already",
                        "1.csv:10: expected 5 fields, came 2");
    }

    @Test
    void tellsACircle() {
        assertThat(read("A,B,2019-01-01,merge,\nB,A,2019-01-01,merge,\nB,C,2019-01-01,split,\n"))
                .containsExactly(new Succession("B", "C", LocalDate.parse("2019-01-01"), Succession.Kind.SPLIT));
        assertThat(told())
                .containsExactly(
                        "1.csv:2: the code A takes its own place in a circle",
                        "1.csv:3: the code B takes its own place in a circle");
    }

    @Test
    void theShippedOnesNameWhoTookThePlaceOfWhoeverEnded() throws ConfigurationException {
        Registry registry = Configuration.load(List.of()).registry();
        LocalDate today = LocalDate.parse("2024-12-31");
        assertThat(registry.successors("330183", today)).as("富阳").containsExactly("330111");
        assertThat(registry.successors("371200", today)).as("莱芜").containsExactly("370100");
        assertThat(registry.successors("000000-saic", today)).containsExactly("000000-samr");
        assertThat(registry.successors("000000-cbrc", today)).containsExactly("000000-cbirc");
        long without = registry.all().stream()
                .filter(row -> registry.find(row.code()).orElseThrow().validTo().isPresent())
                .map(Authority::code)
                .distinct()
                .filter(code -> registry.successions(code).isEmpty())
                .count();
        assertThat(without)
                .as("徐州市九里区, and 监察部, whose tasks left the executive")
                .isEqualTo(2);
    }
}
