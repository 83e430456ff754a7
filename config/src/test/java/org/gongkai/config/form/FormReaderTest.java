package org.gongkai.config.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.config.ConfigFile;
import org.gongkai.config.ConfigFiles;
import org.gongkai.config.Problem;
import org.gongkai.config.Problems;
import org.gongkai.model.Digest;
import org.junit.jupiter.api.Test;

class FormReaderTest {
    private static final String SMALL = """
            id: small
            name: a small form
            source: this test
            years: {first: 2030, last: 2031}
            sections:
              - {number: 1, labels: ["总体情况"]}
            tables:
              - id: "1"
                blocks:
                  - columns:
                      - {id: a, labels: ["甲"]}
                      - {id: b, labels: ["乙"], type: money}
                    rows:
                      - {id: x, labels: ["一、子"]}
                      - {id: y, labels: ["二、丑", "丑"]}
            checks:
              - {id: 1/sum/*, for-columns-of: "1", left: [1/x/*], right: [1/y/*]}
              - {id: single, left: [1/x/a], right: [1/x/b, 1/y/b]}
            """;

    @Test
    void shippedFormsHaveTheCellsOfTheContract() {
        Problems problems = new Problems();
        FormSet forms = FormReader.read(ConfigFiles.open(List.of(), problems).latest(ConfigFiles.Kind.FORM), problems);

        assertThat(problems.sorted()).isEmpty();
        assertThat(forms.find("cn-2019").orElseThrow().cellIds())
                .hasSize(198)
                .contains("2/other_services/change", "3/3.6/total", "4/litigation_after_review/pending");
        assertThat(forms.find("cn-2021").orElseThrow().cellIds())
                .hasSize(200)
                .contains("2/fees/amount", "3/3.6.3/other", "4/review/total");
        assertThat(forms.find("cn-2021").orElseThrow().checks())
                .hasSize(42)
                .extracting(FormCheck::id)
                .contains("3/balance/natural_person", "3/results/total", "3/total/3.6.2", "4/total/review");
        assertThat(forms.prescribedFor(2020).map(Form::id)).contains("cn-2019");
        assertThat(forms.prescribedFor(2024).map(Form::id)).contains("cn-2021");
        assertThat(forms.prescribedFor(2007)).isEmpty();
        assertThat(forms.prescribedFor(2016)).isEmpty();
        assertThat(forms.find("cn-2014").orElseThrow().cellIds()).hasSize(58).contains("s/refused_privacy/count");
    }

    @Test
    void readsEveryPartOfAForm() {
        Form form = read(SMALL).find("small").orElseThrow();

        assertThat(form.cellIds()).containsExactly("1/x/a", "1/x/b", "1/y/a", "1/y/b");
        assertThat(form.checks())
                .containsExactly(
                        new FormCheck("1/sum/a", List.of("1/x/a"), List.of("1/y/a")),
                        new FormCheck("1/sum/b", List.of("1/x/b"), List.of("1/y/b")),
                        new FormCheck("single", List.of("1/x/a"), List.of("1/x/b", "1/y/b")));
        assertThat(form.tables().get(0).blocks().get(0).columns().get(1).type()).isEqualTo(FigureType.MONEY);
        assertThat(form.prescribedFor(2031)).isTrue();
        assertThat(form.prescribedFor(2032)).isFalse();
    }

    @Test
    void aLaterFileReplacesTheFormOfTheSameId() {
        FormSet forms = read(SMALL, SMALL.replace("a small form", "another"));

        assertThat(forms.forms()).extracting(Form::name).containsExactly("another");
    }

    @Test
    void theDigestChangesWithAWording() {
        assertThat(read(SMALL.replace("丑\"]", "寅\"]")).digest())
                .isNotEqualTo(read(SMALL).digest());
        assertThat(read(SMALL).digest()).isEqualTo(read(SMALL).digest());
    }

    @Test
    void tellsEveryMistakeAtOnceAndWhereItIs() {
        List<String> problems = problems(SMALL.replace("name: a small form\n", "")
                .replace("type: money", "type: gold")
                .replace("1/y/*]}", "1/z/*]}")
                .replace("for-columns-of", "for-column-of")
                .replace("{id: y,", "{id: x,")
                .replace("last: 2031", "last: 2029"));

        assertThat(problems)
                .anyMatch(problem -> problem.contains("'name' is missing"))
                .anyMatch(problem -> problem.contains(":11:") && problem.contains("one of count, change, money"))
                .anyMatch(problem -> problem.contains("unknown key 'for-column-of'; did you mean 'for-columns-of'?"))
                .anyMatch(problem -> problem.contains("1/z/*") && problem.contains("does not have"))
                .anyMatch(problem -> problem.contains("'x' stands here twice"))
                .anyMatch(problem -> problem.contains("ends in 2029"));
    }

    @Test
    void readsWhatOnlySomeDocumentsHave() {
        Form form = read(SMALL.replace("columns:", "layout: list\n        columns:")
                        .replace("[\"甲\"]}", "[\"甲\"], optional: true}")
                        .replace("\"丑\"]}", "\"丑\"], optional: true, type: money, unit: 元, english: Ox}")
                        .replaceFirst("checks:[\\s\\S]*", "")
                        .replace("sections:", "expected: false\nsections:"))
                .find("small")
                .orElseThrow();

        assertThat(form.cellIds()).containsExactly("1/x/b");
        assertThat(form.tables().get(0).blocks().get(0).allCellIds()).containsExactly("x/a", "x/b", "y/a", "y/b");
        assertThat(form.tables().get(0).blocks().get(0).rows().get(1))
                .isEqualTo(new FormRow(
                        "y", new Label(List.of("二、丑", "丑"), "Ox"), Optional.of(FigureType.MONEY), "元", true));
        assertThat(form.expected()).isFalse();
        assertThat(new FormSet(List.of(form), Digest.of(new byte[0])).prescribedFor(2030))
                .isEmpty();
    }

    @Test
    void readsRulesThatAreNoEquations() {
        Form form = read(SMALL.replace("{id: single,", "{id: single, relation: \"≤\", soft: true,"))
                .find("small")
                .orElseThrow();

        assertThat(form.checks().get(2).relation()).isEqualTo(FormCheck.Relation.AT_MOST);
        assertThat(form.checks().get(2).soft()).isTrue();
        assertThat(problems(SMALL.replace("{id: single,", "{id: single, relation: \"<\",")))
                .anyMatch(problem -> problem.contains("'relation' expects = or ≤, came '<'"));
    }

    @Test
    void columnsThatAreCountedOutAreNotOptional() {
        assertThat(problems(SMALL.replace("[\"甲\"]}", "[\"甲\"], optional: true}")))
                .anyMatch(problem -> problem.contains("only columns of a block with 'layout: list'"));
    }

    @Test
    void aFormWithAMistakeIsNotUsed() {
        Problems problems = new Problems();

        assertThat(FormReader.read(List.of(file("bad.yaml", SMALL.replace("type: money", "type: gold"))), problems)
                        .forms())
                .isEmpty();
        assertThat(problems.sorted()).hasSize(1);
    }

    @Test
    void twoCellsMayNotShareAnId() {
        assertThat(problems(SMALL.replace("    rows:", "    rows:\n          - {id: x, labels: [\"三\"]}")))
                .isNotEmpty();
    }

    private static FormSet read(String... texts) {
        Problems problems = new Problems();
        FormSet forms = FormReader.read(files(texts), problems);
        assertThat(problems.sorted()).isEmpty();
        return forms;
    }

    private static List<String> problems(String text) {
        Problems problems = new Problems();
        FormReader.read(files(text), problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static List<ConfigFile> files(String... texts) {
        List<ConfigFile> files = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            files.add(file("forms/" + i + ".yaml", texts[i]));
        }
        return files;
    }

    private static ConfigFile file(String path, String text) {
        return new ConfigFile(ConfigFiles.Kind.FORM, 1, path, path, () -> text.getBytes(StandardCharsets.UTF_8));
    }
}
