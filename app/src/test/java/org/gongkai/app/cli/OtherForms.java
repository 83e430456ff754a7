package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Forms that read otherwise than the shipped ones. */
final class OtherForms {
    private static final String ROW = "labels: [\"其他对外管理服务事项\", \"其他对外管理服务\"]";

    private OtherForms() {}

    /** A configuration folder whose form of 2019 does not know one row of table 2. */
    static Path withoutOneRow(Path folder) throws IOException {
        String shipped = Files.readString(Path.of("..", "config", "forms", "cn-2019.yaml"));
        assertThat(shipped).contains(ROW);
        Path forms = Files.createDirectories(folder.resolve("forms"));
        Files.writeString(forms.resolve("cn-2019.yaml"), shipped.replace(ROW, "labels: [\"没有这一行\"]"));
        return folder;
    }
}
