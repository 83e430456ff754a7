package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandIT {
    @TempDir
    private Path folder;

    @Test
    void completesCommandsAndOptionsInBash() throws Exception {
        Path script = Files.writeString(
                folder.resolve("completion"), Typed.gongkai("completion").out());
        assertThat(complete(script, "gongkai", "doc")).contains("doctor");
        assertThat(complete(script, "gongkai", "doctor", "--js")).contains("--json");
    }

    private static String complete(Path script, String... words) throws Exception {
        String line = String.join(" ", words);
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source '" + script + "'; COMP_WORDS=(" + line + "); COMP_CWORD=" + (words.length - 1)
                                + "; _complete_gongkai; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String reply = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return reply;
    }
}
