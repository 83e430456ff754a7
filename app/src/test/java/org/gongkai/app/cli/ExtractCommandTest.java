package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongkai.app.demo.SampleReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile and broken files and an ordinary report behind them, named in one call. */
class ExtractCommandTest {
    @TempDir
    private Path folder;

    private final List<String> files = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        add("empty.html", new byte[0]);
        add("noise.doc", noise);
        add(
                "entities.xml",
                ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">"
                                + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]><a>&c;&f;</a>")
                        .getBytes(StandardCharsets.UTF_8));
        add("tricks.zip", zip("../../outside.html", "<p>outside</p>"));
        add("cut.docx", cut(zip("word/document.xml", "<w:document/>")));
        files.add(folder.resolve("nowhere.pdf").toString());
        files.add(folder.toString());
        add("ordinary.html", SampleReport.require("004").bytes());
    }

    private void add(String name, byte[] bytes) throws IOException {
        files.add(Files.write(folder.resolve(name), bytes).toString());
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private Typed extract(String... options) {
        List<String> words = new ArrayList<>(List.of("extract"));
        words.addAll(List.of(options));
        words.addAll(files);
        return Typed.gongkai(words.toArray(String[]::new));
    }

    @Test
    void readsTheOrdinaryFileOfACallWhateverTheOthersAre() throws IOException {
        Typed typed = extract("--json");
        assertThat(typed.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
        assertThat(typed.err()).isEmpty();
        List<JsonNode> documents = new ArrayList<>();
        for (String line : typed.outLines()) {
            documents.add(JsonMapper.builder().build().readTree(line));
        }
        assertThat(documents)
                .extracting(document -> document.at("/source/file").asText())
                .containsExactly(
                        "empty.html",
                        "noise.doc",
                        "entities.xml",
                        "tricks.zip",
                        "cut.docx",
                        "nowhere.pdf",
                        String.valueOf(folder.getFileName()),
                        "ordinary.html");
        assertThat(documents)
                .filteredOn(document -> !document.at("/report").asBoolean())
                .hasSize(7)
                .allSatisfy(document ->
                        assertThat(document.at("/findings/0/message").asText()).isNotBlank());
        JsonNode ordinary = documents.get(documents.size() - 1);
        assertThat(ordinary.at("/report").asBoolean()).isTrue();
        assertThat(ordinary.at("/authority/code").asText()).isEqualTo("411602");
        assertThat(ordinary.at("/cells")).hasSizeGreaterThan(190);
        assertThat(ordinary.at("/year").asInt()).isEqualTo(2020);
        try (var outside = Files.walk(folder.getParent(), 1)) {
            assertThat(outside).noneMatch(file -> file.endsWith("outside.html"));
        }
    }

    @Test
    void tellsAPersonOfEachFileWhatIsWrongWithIt() {
        Typed typed = extract();
        assertThat(typed.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
        assertThat(typed.out())
                .containsSubsequence(
                        "empty.html",
                        "the file has no bytes",
                        "nowhere.pdf",
                        "there is no such file",
                        "is a folder",
                        "ordinary.html",
                        "川汇区人民政府",
                        "自然人  商业企业  科研机构",
                        "3/1 一、本年新收");
    }
}
