package org.gongkai.extractor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.config.Problems;
import org.gongkai.config.form.FormFile;
import org.gongkai.config.form.FormReader;
import org.gongkai.config.form.FormSet;
import org.gongkai.extractor.content.OrganLookup;

/** The shipped forms, and extractors that use them. */
final class TestForms {
    private TestForms() {}

    static FormSet shipped() {
        List<FormFile> files = new ArrayList<>();
        for (String name : List.of("cn-2019", "cn-2021")) {
            files.add(new FormFile(
                    "config/forms/" + name + ".yaml", resource("/org/gongkai/config/shipped/forms/" + name + ".yaml")));
        }
        Problems problems = new Problems();
        FormSet forms = FormReader.read(files, problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.sorted());
        }
        return forms;
    }

    static Extractor extractor() {
        return new Extractor(
                shipped(),
                OrganLookup.unregistered(),
                new ExtractorSettings(Duration.ofSeconds(60), 256L << 20, 200_000));
    }

    static byte[] resource(String path) {
        try (InputStream in = TestForms.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("no test resource " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
