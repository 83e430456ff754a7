package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be meant so in files of authorities, and is told all the same. */
class RegistryNotesTest {
    private static final String HEAD = "code,name,level,parent,aliases,valid_from,valid_to,portal\n";

    @TempDir
    Path folder;

    private Configuration load(String... rows) throws Exception {
        Files.createDirectories(folder.resolve("authorities"));
        Files.writeString(folder.resolve("authorities/mine.csv"), HEAD + String.join("\n", rows) + "\n");
        return Configuration.load(List.of(folder));
    }

    @Test
    void whatIsShippedNeedsNone() throws Exception {
        assertThat(Configuration.load(List.of()).notes()).isEmpty();
    }

    @Test
    void tellsOfARowThatTakesAnAuthorityOutOfItsRegion() throws Exception {
        assertThat(load("410100,郑州市人民政府,city,,,,,").notes()).singleElement().satisfies(note -> {
            assertThat(note.line()).isEqualTo(2);
            assertThat(note.message()).contains("410100 has no parent here", "hides the parent 410000 of", ".csv:");
        });
    }

    @Test
    void tellsOfALaterRowThatDoesTheSame() throws Exception {
        assertThat(load("410100,郑州市人民政府,city,,,2020-01-01,,").notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("hides the parent 410000"));
        assertThat(load("410100,郑州市人民政府,city,410000,,2020-01-01,,").notes()).isEmpty();
    }

    @Test
    void tellsOfOneNameUnderTwoCodes() throws Exception {
        assertThat(load("410100-a,郑州市财政局,department,410100,,,,", "410100-b,郑州市财政局,department,410100,,,,")
                        .notes())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.line()).isEqualTo(3);
                    assertThat(note.message()).contains("郑州市财政局", "mine.csv:2", "410100-a");
                });
        assertThat(load(
                                "410100-a,郑州市财政局,department,410100,,,2018-12-31,",
                                "410100-b,郑州市财政局,department,410100,,2019-01-01,,")
                        .notes())
                .as("one after the other")
                .isEmpty();
    }

    @Test
    void tellsOfAPortalThatIsNotThere() throws Exception {
        assertThat(load("410100-a,郑州市财政局,department,410100,,,,zzcz").notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("'zzcz' is in no file of portals/"));
    }

    @Test
    void aWrongFieldHidesNeitherWhatElseIsWrongNorWhoStandsBelow() {
        ConfigurationException told = catchThrowableOfType(
                ConfigurationException.class,
                () -> load("410100-a,,bureau,419900,,2019-13-01,,", "410100-b,下级,department,410100-a,,,,"));
        assertThat(told.problems())
                .extracting(Problem::message)
                .satisfiesExactlyInAnyOrder(
                        name -> assertThat(name).contains("the name is missing"),
                        level -> assertThat(level).contains("unknown level 'bureau'"),
                        date -> assertThat(date).contains("valid_from expects a date"),
                        parent -> assertThat(parent).contains("unknown parent '419900'"));
    }
}
