package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.config.ConfigFiles;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.config.Problems;
import org.gongkai.config.form.FormReader;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Check;
import org.gongkai.model.Finding;

/** The shipped configuration, and an extractor that uses it. */
final class TestForms {
    private static final Configuration SHIPPED = load();

    private TestForms() {}

    private static Configuration load() {
        try {
            return Configuration.load(List.of());
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    static FormSet shipped() {
        Problems problems = new Problems();
        FormSet forms = FormReader.read(SHIPPED.files().latest(ConfigFiles.Kind.FORM), problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.sorted());
        }
        return forms;
    }

    static Extractor extractor() {
        return extractor(shipped());
    }

    static Extractor extractor(FormSet forms) {
        return new Extractor(forms, SHIPPED.registry(), settings());
    }

    static ExtractorSettings settings() {
        return SHIPPED.settings().extractor();
    }

    static Extraction extract(Extractor extractor, Source file) {
        try {
            return speaking(extractor.extract(file));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whatever a test reads: each finding and each check of it has a sentence in either language. */
    private static Extraction speaking(Extraction extraction) {
        Stream.concat(
                        extraction.document().findings().stream().map(Finding::wording),
                        extraction.document().checks().stream().map(Check::wording))
                .forEach(wording -> {
                    assertThat(wording.en()).isNotBlank();
                    assertThat(wording.zh()).containsPattern("\\p{IsHan}").isNotEqualTo(wording.en());
                });
        return extraction;
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
