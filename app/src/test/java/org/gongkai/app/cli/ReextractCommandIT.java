package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The demo's archive, read again, with the same forms and with others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReextractCommandIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CELL = "2/other_services/decisions";

    @TempDir
    static Path temp;

    private Path forms;
    private String run = "";
    private int changed;

    @BeforeAll
    void makeTheArchive() throws IOException {
        forms = OtherForms.withoutOneRow(temp.resolve("forms"));
        assertThat(ask("demo", "--exit").status()).isEqualTo(ExitStatus.DONE);
        assertThat(ask("demo", "--alter", "--exit").status()).isEqualTo(ExitStatus.DONE);
    }

    private static Typed ask(String... words) {
        List<String> arguments =
                new ArrayList<>(List.of("--archive", temp.resolve("archive").toString()));
        arguments.addAll(List.of(words));
        return Typed.inTime(arguments.toArray(String[]::new));
    }

    private Typed askWithOtherForms(String... words) {
        List<String> arguments = new ArrayList<>(List.of("--config", forms.toString()));
        arguments.addAll(List.of(words));
        return ask(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Typed typed, int status) throws IOException {
        assertThat(typed.status()).as(typed.out() + typed.err()).isEqualTo(status);
        return JSON.readTree(typed.out());
    }

    private static String cellStatus() throws IOException {
        JsonNode report = json(ask("report", "410100", "2019", "--json"), ExitStatus.DONE);
        for (JsonNode cell : report.at("/cells")) {
            if (cell.at("/id").asText().equals(CELL)) {
                return cell.at("/status").asText();
            }
        }
        return "not there";
    }

    @Test
    @Order(1)
    void readsEveryReportJustAsTheCrawlDid() throws IOException {
        JsonNode answer = json(ask("reextract", "--json"), ExitStatus.DONE);
        assertThat(answer.at("/run/selected").asInt()).isEqualTo(12);
        assertThat(answer.at("/run/same").asInt()).as(answer.toString()).isEqualTo(12);
    }

    @Test
    @Order(2)
    void saysWhatItWouldReadAndKeepsNothing() throws IOException {
        JsonNode answer =
                json(askWithOtherForms("reextract", "--year", "2019", "--dry-run", "--json"), ExitStatus.DONE);
        assertThat(answer.at("/selected").asInt()).isEqualTo(3);
        assertThat(answer.at("/sampleChanged").asInt()).isPositive();
        assertThat(json(ask("reextract", "--runs", "--json"), ExitStatus.DONE).at("/runs"))
                .hasSize(1);
    }

    @Test
    @Order(3)
    void readsOntoOtherFormsBesideWhatIsShown() throws IOException {
        JsonNode answer = json(askWithOtherForms("reextract", "--json"), ExitStatus.DONE);
        run = answer.at("/run/run").asText();
        changed = answer.at("/run/changed").asInt();
        assertThat(changed).isPositive();
        assertThat(answer.at("/comparison/groups").findValuesAsText("cellsWorse"))
                .anySatisfy(count -> assertThat(Integer.parseInt(count)).isPositive());
        assertThat(answer.at("/comparison/samples").findValuesAsText("id")).contains(CELL);
        assertThat(cellStatus()).isEqualTo("number");
    }

    @Test
    @Order(4)
    void choosesByWhatTheReadingsSay() throws IOException {
        JsonNode pdf = json(askWithOtherForms("reextract", "--format", "pdf", "--dry-run", "--json"), ExitStatus.DONE);
        JsonNode all = json(askWithOtherForms("reextract", "--dry-run", "--json"), ExitStatus.DONE);
        JsonNode outdated =
                json(askWithOtherForms("reextract", "--only", "outdated", "--dry-run", "--json"), ExitStatus.DONE);
        JsonNode none = json(ask("reextract", "--only", "outdated", "--dry-run", "--json"), ExitStatus.DONE);
        JsonNode older = json(ask("reextract", "--older-than", "0.9", "--dry-run", "--json"), ExitStatus.DONE);
        JsonNode region = json(ask("reextract", "--region", "411600", "--dry-run", "--json"), ExitStatus.DONE);
        assertThat(pdf.at("/selected").asInt()).isLessThan(all.at("/selected").asInt());
        // what these forms have read the same is their own by now
        assertThat(outdated.at("/selected").asInt()).isEqualTo(changed).isPositive();
        assertThat(none.at("/selected").asInt()).isZero();
        assertThat(older.at("/selected").asInt()).isZero();
        assertThat(region.at("/selected").asInt()).isEqualTo(2);
        assertThat(ask("reextract", "--only", "odd").err()).contains("failed, flagged and outdated");
    }

    @Test
    @Order(5)
    void showsARunOnceItIsAcceptedUntilItIsPutBack() throws IOException {
        String before = ask("report", "410100", "2019", "--json").out();
        JsonNode accepted = json(ask("reextract", "--accept", run, "--json"), ExitStatus.DONE);
        assertThat(accepted.at("/moved").asInt()).isPositive();
        assertThat(cellStatus()).isNotEqualTo("number");
        assertThat(ask("reextract", "--runs").out()).contains(run, "accepted");
        assertThat(ask("verify").status()).isEqualTo(ExitStatus.DONE);
        String shown = ask("report", "410100", "2019", "--json").out();
        assertThat(ask("rebuild").status()).isEqualTo(ExitStatus.DONE);
        assertThat(ask("report", "410100", "2019", "--json").out()).isEqualTo(shown);
        assertThat(json(ask("reextract", "--compare", "shown", run, "--json"), ExitStatus.DONE)
                        .at("/samples"))
                .isEmpty();
        json(ask("reextract", "--put-back", run, "--json"), ExitStatus.DONE);
        assertThat(ask("report", "410100", "2019", "--json").out()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void namesRunsThatDoNotExist() {
        assertThat(ask("reextract", "--accept", "x1").err()).contains("no extraction run 'x1'", "--runs");
        assertThat(ask("reextract", "--put-back", run).err()).contains("is not accepted");
        assertThat(ask("reextract", "--compare", "shown", "shown").status()).isEqualTo(ExitStatus.WRONG_USAGE);
    }
}
