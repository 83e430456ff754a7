package org.gongkai.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gongkai.config.Problem;
import org.gongkai.config.Problems;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
    private final Problems problems = new Problems();

    private YamlObject read(String... lines) {
        return tryRead(lines).orElseThrow();
    }

    private Optional<YamlObject> tryRead(String... lines) {
        return YamlReader.read("a.yaml", String.join("\n", lines).getBytes(StandardCharsets.UTF_8), problems);
    }

    private List<String> told() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void givesEachTypeAsAsked() {
        YamlObject object = read(
                "name: 郑州市",
                "code: 010100",
                "date: 2019-05-15",
                "count: 7",
                "on: true",
                "pause: 1h 30m",
                "size: 8MiB",
                "names: [甲, 乙]",
                "one: 甲",
                "deep: {inner: x}",
                "rows:",
                "  - a: 1",
                "  - a: 2");

        assertThat(object.text("name")).contains("郑州市");
        assertThat(object.text("code")).contains("010100");
        assertThat(object.text("date")).contains("2019-05-15");
        assertThat(object.integer("count", 1, 9)).contains(7);
        assertThat(object.bool("on")).contains(true);
        assertThat(object.duration("pause")).contains(Duration.ofMinutes(90));
        assertThat(object.size("size")).hasValue(8L << 20);
        assertThat(object.texts("names")).containsExactly("甲", "乙");
        assertThat(object.texts("one")).containsExactly("甲");
        assertThat(object.object("deep").orElseThrow().text("inner")).contains("x");
        assertThat(object.objects("rows")).hasSize(2).allSatisfy(row -> assertThat(row.integer("a", 1, 2))
                .isPresent());
        assertThat(object.text("none")).isEmpty();
        object.rejectUnknownKeys();
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsUnknownKeysAtEveryDepthWithTheClosestKnownOne() {
        YamlObject object = read("id: x", "pause-per-hosts: 1s", "deep:", "  naem: x", "rows:", "  - zzz: 1");
        object.text("id");
        object.duration("pause-per-host");
        object.object("deep").orElseThrow().text("name");
        object.objects("rows").forEach(row -> row.text("label"));
        object.rejectUnknownKeys();

        assertThat(told())
                .containsExactly(
                        "a.yaml:2: unknown key 'pause-per-hosts'; did you mean 'pause-per-host'?",
                        "a.yaml:4: unknown key 'naem'; did you mean 'name'?",
                        "a.yaml:6: unknown key 'zzz'");
    }

    @Test
    void saysWhatWasExpectedAndWhatCame() {
        YamlObject object = read(
                "int: seven",
                "octal: 010",
                "large: 99999999999",
                "low: 0",
                "bool: yes",
                "pause: 30",
                "size: 8MB",
                "text: [a]",
                "list: a",
                "object: 1",
                "truth: true",
                "texts: [a, [b]]");
        assertThat(object.integer("int", 1, 9)).isEmpty();
        assertThat(object.integer("octal", 1, 9)).isEmpty();
        assertThat(object.integer("large", 1, Integer.MAX_VALUE)).isEmpty();
        assertThat(object.integer("low", 1, 9)).isEmpty();
        assertThat(object.bool("bool")).isEmpty();
        assertThat(object.duration("pause")).isEmpty();
        assertThat(object.size("size")).isEqualTo(OptionalLong.empty());
        assertThat(object.text("text")).isEmpty();
        assertThat(object.list("list")).isEmpty();
        assertThat(object.object("object")).isEmpty();
        assertThat(object.text("truth")).isEmpty();
        assertThat(object.texts("texts")).containsExactly("a");

        assertThat(told())
                .containsExactly(
                        "a.yaml:1: 'int' expects a whole number from 1 to 9, came the text 'seven'",
                        "a.yaml:2: 'octal' expects a whole number from 1 to 9, came '010'",
                        "a.yaml:3: 'large' expects a whole number of at least 1, came '99999999999'",
                        "a.yaml:4: 'low' expects a whole number from 1 to 9, came '0'",
                        "a.yaml:5: 'bool' expects true or false, came 'yes'",
                        "a.yaml:6: 'pause' expects a duration with a unit, such as 250ms, 30s, 2m, 1h or 1d, came '30'",
                        "a.yaml:7: 'size' expects a size with a unit, such as 64KiB, 8MiB or 1GiB, came '8MB'",
                        "a.yaml:8: 'text' expects text, came a list",
                        "a.yaml:9: 'list' expects a list, came the text 'a'",
                        "a.yaml:10: 'object' expects keys and values, came the number '1'",
                        "a.yaml:11: 'truth' expects text, came the truth value 'true'",
                        "a.yaml:12: 'texts' expects text, came a list");
    }

    @Test
    void tellsMissingAndEmptyKeysThatAreRequired() {
        YamlObject object = read("", "a:", "b: ' '");
        assertThat(object.requireText("a")).isEmpty();
        assertThat(object.requireText("b")).isEmpty();
        assertThat(object.requireText("c")).isEmpty();

        assertThat(told())
                .containsExactly(
                        "a.yaml:2: 'a' has no value", "a.yaml:2: the key 'c' is missing", "a.yaml:3: 'b' is blank");
    }

    @Test
    void tellsDuplicateKeys() {
        read("a: 1", "deep:", "  b: 1", "  b: 2", "a: 3");

        assertThat(told())
                .containsExactly(
                        "a.yaml:4: duplicate key 'b', it stands in line 3 already; remove one of them",
                        "a.yaml:5: duplicate key 'a', it stands in line 1 already; remove one of them");
    }

    @Test
    void followsAnchorsAndMerges() {
        YamlObject object = read("base: &b {x: 1, y: 1}", "more:", "  <<: *b", "  y: 2");
        YamlObject more = object.object("more").orElseThrow();

        assertThat(more.text("x")).contains("1");
        assertThat(more.text("y")).contains("2");
        assertThat(told()).isEmpty();
    }

    @Test
    void refusesAnAnchorThatContainsItself() {
        assertThat(tryRead("a: &a", "  b: *a")).isEmpty();
        assertThat(told()).containsExactly("a.yaml:1: an anchor contains itself; remove the alias");
    }

    @Test
    void makesNoObjectsOutOfTags() {
        assertThat(tryRead("a: !!java.net.URL [http://localhost]")).isEmpty();
        read("a: 1", "b: !mine x");
        assertThat(told())
                .containsExactly(
                        "a.yaml:1: no valid YAML: Global tag is not allowed: tag:yaml.org,2002:java.net.URL",
                        "a.yaml:2: the tag !mine is not allowed; remove it");
    }

    @Test
    void tellsTheLineOfASyntaxError() {
        assertThat(tryRead("a: 1", "b: [1, 2", "c: 3")).isEmpty();
        assertThat(told()).singleElement().asString().startsWith("a.yaml:3: no valid YAML: ");
    }

    @Test
    void tellsASecondDocument() {
        assertThat(tryRead("a: 1", "---", "b: 2")).isEmpty();
        assertThat(told()).singleElement().asString().startsWith("a.yaml:2: no valid YAML: ");
    }

    @Test
    void tellsNestingWithoutEnd() {
        assertThat(tryRead("a: " + "[".repeat(10_000))).isEmpty();
        assertThat(told()).singleElement().asString().contains("no valid YAML");
    }

    @Test
    void readsAnEmptyFileAsNoKeys() {
        assertThat(read("# nothing yet").keys()).isEmpty();
        assertThat(read("").keys()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void wantsKeysAtTheTop() {
        assertThat(tryRead("- a")).isEmpty();
        assertThat(told()).containsExactly("a.yaml:1: expected keys and values, came a list");
    }

    @Test
    void wantsUtf8AndForgivesAByteOrderMark() {
        byte[] gbk = "a: 1\nb: 郑州".getBytes(Charset.forName("GBK"));
        assertThat(YamlReader.read("a.yaml", gbk, problems)).isEmpty();
        assertThat(told())
                .containsExactly("a.yaml:2: expected text in UTF-8, came other bytes; save the file as UTF-8");

        assertThat(read("\uFEFFa: 1").keys()).containsExactly("a");
    }

    @Test
    void flattensKeysHoweverTheyAreWritten() {
        YamlObject object = read("crawler.retries: 2", "crawler:", "  retry-pause: 1s", "other: 1");

        assertThat(object.leaves("crawler"))
                .extracting(YamlObject.Leaf::path, YamlObject.Leaf::written, YamlObject.Leaf::line)
                .containsExactly(
                        tuple("crawler.retries", "crawler.retries", 1), tuple("crawler.retry-pause", "retry-pause", 3));
        object.rejectUnknownKeys();
        assertThat(told()).containsExactly("a.yaml:4: unknown key 'other'");
    }
}
