package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongkai.config.Configuration;
import org.gongkai.model.ReportJson;
import org.junit.jupiter.api.Test;

/** The extractor as others use it; what stands here stands in docs/reextract.md. */
class LibraryTest {
    @Test
    void readsBytesIntoAReportDocument() throws Exception {
        Configuration configuration = Configuration.load(List.of());
        Extractor extractor = new Extractor(
                configuration.forms(),
                configuration.registry(),
                configuration.settings().extractor());
        Path file = Path.of("src", "test", "resources", "made", "fq2019.mso.doc");
        Extraction extraction = extractor.extract(Source.of("report.doc", Files.readAllBytes(file)));
        assertThat(extraction.document().cells()).hasSize(198);
        assertThat(ReportJson.write(extraction.document()))
                .isEqualTo(ReportJson.write(extractor
                        .extract(Source.of("report.doc", Files.readAllBytes(file)))
                        .document()));
    }
}
