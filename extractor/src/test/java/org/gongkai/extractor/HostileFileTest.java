package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.OfficeWriter.docx;
import static org.gongkai.extractor.OfficeWriter.utf8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm who reads them: each is no report with a reason, and nothing is fetched or written. */
class HostileFileTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void nothingWasFetched() {
        server.stop(0);
        assertThat(requests).hasValue(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
    }

    @Test
    void fetchesNothingThatAFileNames() {
        String doctype = "<?xml version=\"1.0\"?><!DOCTYPE d SYSTEM \"" + address() + "\" [<!ENTITY % p SYSTEM \""
                + address() + "\"> %p; <!ENTITY e SYSTEM \"" + address() + "\">]>";
        String page = "<html><head><base href=\"" + address() + "\"><link rel=stylesheet href=\"" + address()
                + "\"></head><body><img src=\"" + address() + "\"><iframe src=\"" + address()
                + "\"></iframe><script src=\"" + address() + "\"></script></body></html>";
        Map<String, byte[]> docx = new LinkedHashMap<>();
        docx.put("[Content_Types].xml", utf8(doctype + "<Types/>"));
        docx.put("_rels/.rels", utf8(doctype + "<Relationships/>"));
        docx.put(
                "word/document.xml",
                utf8(doctype + "<w:document><w:body>&e;<w:altChunk r:id=\"c\"/></w:body></w:document>"));
        docx.put(
                "word/_rels/document.xml.rels",
                utf8("<Relationships><Relationship Id=\"c\" TargetMode=\"External\" Target=\"" + address()
                        + "\"/></Relationships>"));
        String word2003 = doctype + "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">"
                + "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:wordDocument>";

        read("a.html", utf8(page));
        read("a.docx", OfficeWriter.zip(docx));
        read("a.xml", utf8(word2003));
        read("a.zip", OfficeWriter.zip(Map.of("a.docx", OfficeWriter.zip(docx))));
    }

    @Test
    void expandsNoEntitiesOfEntities() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body>"
                + "<w:p><w:r><w:t>&a29;</w:t></w:r></w:p></w:body></w:wordDocument>");

        assertThat(read("a.xml", utf8(bomb.toString())).report()).isFalse();
    }

    @Test
    void writesNothingWhateverTheNamesInAnArchive() throws IOException {
        String outside = folder.resolve("out.txt").toString();

        read("a.zip", OfficeWriter.zip(Map.of(outside, utf8("x"), "../../../.." + outside, utf8("y"))));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 3_000})
    void givesUpTablesInTablesInADocx(int deep) {
        String body = "<w:tbl><w:tr><w:tc>".repeat(deep) + "<w:p/>" + "</w:tc></w:tr></w:tbl>".repeat(deep);

        assertThat(read("a.docx", docx(body, Map.of())).findings().get(0).code())
                .isEqualTo("damaged");
    }

    @Test
    void givesUpGroupsInGroupsInAnRtf() {
        assertThat(read("a.rtf", utf8("{\\rtf1" + "{".repeat(100_000)))
                        .findings()
                        .get(0)
                        .code())
                .isEqualTo("damaged");
    }

    @Test
    void givesUpASheetWithMoreCellsThanAnyReport() {
        StringBuilder rows = new StringBuilder();
        for (int r = 1; r <= 250_000; r++) {
            rows.append("<row><c><v>1</v></c></row>");
        }

        assertThat(read("a.xlsx", OfficeWriter.xlsx(rows.toString(), "", ""))
                        .findings()
                        .get(0)
                        .code())
                .isEqualTo("too-large");
    }

    @Test
    void readsASheetWhoseRowsAndMergesLieFarApart() {
        String rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>"
                + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c><c r=\"A1048576\"><v>1</v></c></row>";
        String merges = "<mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"B1:B1048576\"/>";

        assertThat(read("a.xlsx", OfficeWriter.xlsx(rows, merges, "")).report()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D0CF11E0A1B11AE1",
                "504B0304",
                "255044462D312E37",
                "526172211A0700",
                "377ABCAF271C",
                "1F8B08",
                "7B5C72746631",
                "3C68746D6C3E",
                "3C3F786D6C"
            })
    void tellsNoiseBehindASignatureFromAReport(String signature) {
        byte[] noise = new byte[2 << 20];
        new Random(3).nextBytes(noise);
        byte[] magic = java.util.HexFormat.of().parseHex(signature);
        System.arraycopy(magic, 0, noise, 0, magic.length);

        ReportDocument document = read("noise", noise);

        assertThat(document.report()).isFalse();
        assertThat(document.findings()).isNotEmpty();
    }

    @Test
    void readsOnPastStyleSheetsAndRulesOfDashesThatAreMeantToTakeForever() {
        String report = new SampleReport("cn-2021").page();
        List<String> sheets = List.of(
                "a".repeat(400_000),
                "@a".repeat(200_000),
                "@a{" + "a{}".repeat(100_000),
                "/*".repeat(200_000),
                "{".repeat(400_000));
        for (String sheet : sheets) {
            byte[] page = report.replace("</head>", "<style>" + sheet + "</style></head>")
                    .getBytes(StandardCharsets.UTF_8);

            ReportDocument document = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read("style.html", page));

            assertThat(document.form()).isEqualTo("cn-2021");
        }
        byte[] text = ("甲市2021年政府信息公开工作年度报告\n" + "a\tb\tc\n".repeat(5) + "a\t" + "-".repeat(20_000) + "x\tb")
                .getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read("dashes.txt", text));
    }

    @Test
    void saysSoWhenATextIsLongerThanAnyReport() {
        String page = new SampleReport("cn-2021").page().replace("</div></body>", "<p>" + "第1%".repeat(1_100_000));

        assertThat(read("long.html", utf8(page)).findings().get(0).code()).isEqualTo("too-large");
    }

    @Test
    void readsOnPastSentencesThatNobodyEnds() {
        String endless = "（".repeat(300_000) + "收到1".repeat(300_000) + "(".repeat(300_000);
        String page = new SampleReport("cn-2021").page().replace("</div></body>", "<p>" + endless);

        ReportDocument document =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read("endless.html", utf8(page)));

        assertThat(document.form()).isEqualTo("cn-2021");
    }

    private static ReportDocument read(String name, byte[] bytes) {
        return TestForms.extract(EXTRACTOR, Source.of(name, bytes)).document();
    }
}
