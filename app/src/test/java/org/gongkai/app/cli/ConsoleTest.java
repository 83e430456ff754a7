package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.gongkai.app.cli.Table.Column;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void readsAndWritesUtf8WhateverTheLocale() throws IOException {
        Console console = console(Map.of("LC_ALL", "zh_CN.GBK"));
        console.out().print(console.in().readLine());
        console.flush();
        assertThat(out.toByteArray()).isEqualTo("公开".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isAsWideAsTheTerminalAnd80WhenThatIsUnknown() {
        assertThat(console(Map.of("COLUMNS", "132")).columns()).isEqualTo(132);
        assertThat(console(Map.of()).columns()).isEqualTo(80);
        assertThat(console(Map.of("COLUMNS", "wide")).columns()).isEqualTo(80);
        assertThat(console(Map.of("COLUMNS", "0")).columns()).isEqualTo(80);
        assertThat(console(Map.of("COLUMNS", "3")).columns()).isEqualTo(20);
    }

    @Test
    void printsATableInItsWidth() {
        Console console = console(Map.of("COLUMNS", "20"));
        console.print(Table.of(Column.text("")).row("one two three four five six"));
        console.flush();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("one two three four", "five six");
    }

    @Test
    void writesJsonOnOneLineWithKeysInTheOrderOfTheRecord() {
        Console console = console(Map.of());
        console.json(new Answer("郑州市", List.of(2, 1), null));
        console.flush();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("{\"zone\":\"郑州市\",\"any\":[2,1],\"nothing\":null}");
    }

    private record Answer(
            String zone, List<Integer> any, @Nullable String nothing) {}

    private Console console(Map<String, String> environment) {
        return Console.of(
                new ByteArrayInputStream("公开\n".getBytes(StandardCharsets.UTF_8)),
                out,
                new ByteArrayOutputStream(),
                environment,
                false);
    }
}
