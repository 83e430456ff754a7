package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings over the demo archive, in which there are none to be made up. */
class FindingsCommandIT {
    @TempDir
    static Path temp;

    private static Typed ask(String... words) {
        List<String> arguments =
                new ArrayList<>(List.of("--archive", temp.resolve("archive").toString()));
        arguments.addAll(List.of(words));
        return Typed.inTime(arguments.toArray(String[]::new));
    }

    @Test
    void findsWhatASampleCopiedAndNothingInOthers() {
        assertThat(ask("findings").status()).isEqualTo(ExitStatus.NO_ARCHIVE);
        assertThat(ask("demo", "--exit").status()).isEqualTo(ExitStatus.DONE);
        assertThat(ask("findings", "--region", "410000").out())
                .startsWith("Bundled samples: ")
                .contains("Nothing was found. What is compared: ");
        assertThat(ask("findings").out()).contains("copied: 2");
        assertThat(ask("findings", "--region", "000000").out()).contains("样例丙县人民政府 990123 2023", "样例甲县人民政府");
        assertThat(ask("findings", "--kind", "copied,number", "--region", "410000", "--json")
                        .out())
                .isEqualTo("{\"counts\":{},\"findings\":[]}\n");
        assertThat(ask("findings", "--kind", "odd").err()).contains("no kind 'odd'", "years, copied, number, form");
    }
}
