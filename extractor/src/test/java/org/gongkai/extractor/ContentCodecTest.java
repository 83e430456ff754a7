package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gongkai.extractor.FileContent.Content;
import org.gongkai.extractor.detect.FileKind;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentCodecTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();

    static Stream<Path> samples() throws Exception {
        return Stream.of("/made", "/seeds", "/scan", "/pdf-open-tables", "/official-form-2021")
                .flatMap(ContentCodecTest::files);
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> listed =
                Files.list(Path.of(ContentCodecTest.class.getResource(folder).toURI()))) {
            return listed
                    .filter(file -> !file.toString().endsWith(".json")
                            && !file.toString().endsWith(".md"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Source source(Path file) throws IOException {
        return Source.of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTheSameDocumentAsTheBytesThemselves(Path file) throws Exception {
        Source source = source(file);
        FileContent content = EXTRACTOR.content(source);

        List<FileContent> kept =
                ContentCodec.read(ContentCodec.write(List.of(content))).orElseThrow();

        assertThat(kept).containsExactly(content);
        Extraction again = EXTRACTOR.extract(kept.get(0), source);
        Extraction direct = EXTRACTOR.extract(source);
        assertThat(ReportJson.write(again.document())).isEqualTo(ReportJson.write(direct.document()));
        assertThat(again).isEqualTo(direct);
    }

    @Test
    void keepsWhatIsInAnArchiveAndWhatCouldNotBeReadOfIt() throws Exception {
        byte[] page = OfficeWriter.utf8(new SampleReport("cn-2021").page());
        Source source = Source.of(
                "a.zip", OfficeWriter.zip(Map.of("report.html", page, "b.pdf", OfficeWriter.utf8("%PDF-1.4 broken"))));
        FileContent content = EXTRACTOR.content(source);

        List<FileContent> kept =
                ContentCodec.read(ContentCodec.write(List.of(content))).orElseThrow();

        assertThat(content.content()).isInstanceOf(Content.Unpacked.class);
        assertThat(EXTRACTOR.extract(kept.get(0), source)).isEqualTo(EXTRACTOR.extract(source));
    }

    @Test
    void keepsThatFilesShareOneContent() {
        FileContent one = new FileContent(
                Digest.of(new byte[] {1}),
                new FileKind("image/png", FileKind.Family.IMAGE),
                new Content.Unread("no-text", "nothing is on it"));

        List<FileContent> kept =
                ContentCodec.read(ContentCodec.write(List.of(one, one))).orElseThrow();

        assertThat(kept.get(0)).isSameAs(kept.get(1)).isEqualTo(one);
    }

    @Test
    void doesNotKeepWhatMayBeTheMachinesFault() {
        assertThat(unread("gave-up").keepable()).isFalse();
        assertThat(unread("damaged").keepable()).isFalse();
        assertThat(unread("encrypted").keepable()).isTrue();
    }

    private static FileContent unread(String code) {
        return new FileContent(
                Digest.of(new byte[] {1}),
                new FileKind("application/pdf", FileKind.Family.PDF),
                new Content.Unread(code, "…"));
    }

    @Test
    void takesDamagedBytesForNone() throws Exception {
        byte[] bytes = ContentCodec.write(
                List.of(EXTRACTOR.content(Source.of("a.html", OfficeWriter.utf8(new SampleReport("cn-2019").page())))));

        for (int at = 0; at < bytes.length; at += 97) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assertThat(ContentCodec.read(damaged)).as("byte " + at).isEmpty();
        }
        assertThat(ContentCodec.read(Arrays.copyOf(bytes, bytes.length - 1))).isEmpty();
        assertThat(ContentCodec.read(new byte[0])).isEqualTo(Optional.empty());
    }

    @Test
    void isReadAgainWhenReadersChangeAndNotWhenRulesDo() {
        Set<String> classes =
                ReaderCode.classes(List.of(ContentReader.class), other -> {}).keySet();

        assertThat(classes)
                .contains(
                        "org/gongkai/extractor/read/HtmlReader",
                        "org/gongkai/extractor/ocr/Recogniser",
                        "org/gongkai/extractor/read/FlatTables")
                .noneMatch(name -> name.startsWith("org/gongkai/extractor/align/")
                        || name.startsWith("org/gongkai/extractor/content/"));
        assertThat(ReaderCode.of(FileKind.Family.PDF)).isNotEqualTo(ReaderCode.of(FileKind.Family.HTML));
    }
}
