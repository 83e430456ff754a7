package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.OfficeWriter.utf8;
import static org.gongkai.extractor.OfficeWriter.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

class ArchivedReportsTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();

    private final byte[] page = utf8(new SampleReport("cn-2021").page());

    @Test
    void findsTheReportAmongTheFilesOfAZipWhoseNamesAreGbk() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("说明.txt", utf8("请查收附件。"));
        files.put("年度报告.html", page);

        ReportDocument document = read("a.zip", zip(files, Charset.forName("GBK")));

        assertThat(document.report()).isTrue();
        assertThat(document.cells()).hasSize(200);
        assertThat(document.source().mediaType()).isEqualTo("application/zip");
        assertThat(message(document, "in-archive")).contains("年度报告.html");
    }

    @Test
    void looksIntoAnArchiveInAnArchiveAndNoDeeper() {
        byte[] inner = zip(Map.of("report.html", page));
        byte[] twice = zip(Map.of("inner.zip", inner));

        assertThat(read("a.zip", twice).report()).isTrue();
        assertThat(read("a.zip", zip(Map.of("outer.zip", twice))).report()).isFalse();
    }

    @Test
    void namesTheReportsWhenThereAreSeveral() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("one.html", page);
        files.put("two.html", page);

        assertThat(message(read("a.zip", zip(files)), "several-reports")).contains("one.html, two.html");
    }

    @Test
    void tellsThatNoFileIsAReport() {
        ReportDocument document = read("a.zip", zip(Map.of("../../etc/notice.txt", utf8("关于放假的通知"))));

        assertThat(document.report()).isFalse();
        assertThat(message(document, "no-report-inside")).contains("notice.txt");
    }

    @Test
    void readsSevenZip() throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName("report.html");
            out.putArchiveEntry(entry);
            out.write(page);
            out.closeArchiveEntry();
        }

        assertThat(read("a.7z", Arrays.copyOf(channel.array(), (int) channel.size()))
                        .report())
                .isTrue();
    }

    @Test
    void readsGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(page);
        }

        assertThat(read("a.html", bytes.toByteArray()).report()).isTrue();
    }

    @Test
    void readsAPageThatWasSavedAsOneFile() {
        String mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
                + "Content-Location: file:///C:/report.htm\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Type: text/html; charset=\"gb2312\"\r\n\r\n"
                + Base64.getMimeEncoder()
                        .encodeToString(new String(page, StandardCharsets.UTF_8)
                                .replace("<meta charset=utf-8>", "")
                                .getBytes(Charset.forName("GBK")))
                + "\r\n--x--\r\n";

        ReportDocument document = read("a.doc", utf8(mail));

        assertThat(document.report()).isTrue();
        assertThat(message(document, "in-archive")).contains("report.htm");
    }

    @Test
    void saysWhichArchivesItCannotUnpack() {
        byte[] rar5 = {'R', 'a', 'r', '!', 0x1A, 7, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};

        Finding finding = read("a.rar", rar5).findings().get(0);

        assertThat(finding.code()).isEqualTo("unsupported-format");
        assertThat(finding.message()).contains("RAR 5");
    }

    @Test
    void tellsThatAnArchiveIsCutOff() {
        byte[] whole = zip(Map.of("report.html", page));

        ReportDocument document = read("a.zip", Arrays.copyOf(whole, whole.length / 2));

        assertThat(document.findings().get(0).code()).isEqualTo("damaged");
    }

    @Test
    void readsTheWholeFilesOfAnArchiveThatIsCutOff() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("report.html", page);
        files.put("second.bin", noise(50_000));
        byte[] whole = zip(files);

        ReportDocument document = read("a.zip", Arrays.copyOf(whole, whole.length - 30_000));

        assertThat(document.report()).isTrue();
        assertThat(message(document, "unread-file")).contains("second.bin").contains("cut off");
    }

    @Test
    void readsTheOthersWhenOneFileHasAPassword() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("locked.bin", noise(1000));
        files.put("report.html", page);
        byte[] archive = zip(files);
        // The first bit of the general purpose flags, in the file's own header and in the list at the end.
        for (int i = 0; i + 4 < archive.length; i++) {
            boolean local = startsWith(archive, i, 0x04034b50);
            if ((local || startsWith(archive, i, 0x02014b50)) && named(archive, i, local ? 30 : 46, "locked.bin")) {
                archive[i + (local ? 6 : 8)] |= 1;
            }
        }

        ReportDocument document = read("a.zip", archive);

        assertThat(document.report()).isTrue();
        assertThat(message(document, "unread-file")).contains("locked.bin").contains("password");
    }

    @Test
    void readsTheOthersWhenOneFileIsBroken() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("broken.docx", noise(60_000));
        files.put("report.html", page);
        byte[] archive = zip(files);
        Arrays.fill(archive, 60, 40_000, (byte) 0xFF);

        ReportDocument document = read("a.zip", archive);

        assertThat(document.report()).isTrue();
        assertThat(message(document, "unread-file")).contains("broken.docx");
    }

    @Test
    void readsTheOthersWhenAnArchiveInTheArchiveIsBroken() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] inner = zip(Map.of("inner.html", page));
        files.put("inner.zip", Arrays.copyOf(inner, inner.length / 2));
        files.put("report.html", page);

        ReportDocument document = read("a.zip", zip(files));

        assertThat(document.report()).isTrue();
        assertThat(message(document, "unread-file")).contains("inner.zip / inner.html");
    }

    @Test
    void readsTheOthersWhenOneFileIsTooLarge() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("zeros.bin", new byte[50 << 20]);
        files.put("report.html", page);

        ReportDocument document = read("a.zip", zip(files));

        assertThat(document.report()).isTrue();
        assertThat(message(document, "unread-file")).contains("zeros.bin").contains("48 MiB");
    }

    @Test
    void tellsThatTheReportMayBeInAFileThatWasNotRead() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("notice.txt", utf8("关于放假的通知"));
        files.put("report.docx", zip(Map.of("word/document.xml", utf8("<w:document"))));

        ReportDocument document = read("a.zip", zip(files));

        assertThat(document.report()).isFalse();
        assertThat(message(document, "no-report-inside")).contains("notice.txt").doesNotContain("report.docx");
        assertThat(message(document, "damaged")).contains("report.docx");
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static boolean startsWith(byte[] bytes, int at, int signature) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at) == signature;
    }

    private static boolean named(byte[] archive, int header, int offset, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(archive, header + offset, header + offset + wanted.length, wanted, 0, wanted.length);
    }

    @Test
    void stopsUnpackingABomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 60; i++) {
                gzip.write(zeros);
            }
        }

        assertThat(read("a.gz", bytes.toByteArray()).findings().get(0).code()).isEqualTo("too-large");
    }

    private static String message(ReportDocument document, String code) {
        return document.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::message)
                .findFirst()
                .orElse("no finding " + code + " in " + document.findings());
    }

    private static ReportDocument read(String name, byte[] bytes) {
        return TestForms.extract(EXTRACTOR, Source.of(name, bytes)).document();
    }
}
