package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gongkai.app.Chromium;
import org.gongkai.config.ServeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, when there is one. */
class BrowserIT {
    private static final int PATIENCE_SECONDS = 90;

    @TempDir
    Path folder;

    @Test
    void showsAReportWithoutBreakingItsOwnPolicy() throws Exception {
        Optional<Path> chromium = Chromium.find();
        assumeTrue(
                chromium.isPresent(),
                "no Chromium here: set GONGKAI_TEST_CHROMIUM to its path to look at the pages with it");
        try (SampleArchive sample = new SampleArchive(folder);
                WebPages pages = WebPages.start(
                        new ServeSettings("127.0.0.1", 0),
                        sample.archive(),
                        sample.configuration(),
                        sample.forms(),
                        FilledArchive.CLOCK)) {
            for (String path :
                    List.of("region/410700?lang=zh", "report/410704/2019?lang=en", "missing?year=2019&lang=zh")) {
                Path console = folder.resolve("console.txt");
                String dom = look(chromium.get(), pages.address() + path, console);
                assertThat(dom).contains("新乡市凤泉区人民政府").doesNotContain("<script");
                assertThat(Files.readString(console))
                        .as("the browser complains when a page asks for what its policy forbids")
                        .doesNotContain("CONSOLE", "Refused");
            }
        }
    }

    private String look(Path chromium, String address, Path console) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=390,844",
                "--dump-dom",
                address));
        Path dom = folder.resolve("dom.html");
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(console.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("Chromium ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(dom, StandardCharsets.UTF_8);
    }
}
