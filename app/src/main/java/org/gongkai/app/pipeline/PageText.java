package org.gongkai.app.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.extractor.FileText;
import org.gongkai.extractor.Source;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportVersion;

/** The whole text of the files that make up a version: more than its chapters and cells. */
public final class PageText {
    private final Archive archive;
    private final ExtractorSettings settings;

    /** Reads within the limits of the settings. */
    public PageText(Archive archive, ExtractorSettings settings) {
        this.archive = archive;
        this.settings = settings;
    }

    /**
     * What the page of a version says, line by line, page chrome left out.
     *
     * @throws UnreadableFileException when no reader takes the page, saying why
     * @throws IOException when its content coding is damaged, or unpacks to more than is read
     * @throws ArchiveException when the archive has lost it
     * @throws InterruptedException when the calling thread is interrupted
     */
    public List<String> lines(ReportVersion version) throws IOException, UnreadableFileException, InterruptedException {
        Digest page = version.digests().get(0);
        Capture capture = archive.capture(version.capture())
                .orElseThrow(() -> new ArchiveException("the archive has no capture '" + version.capture()
                        + "', to which version " + version.version() + " refers"));
        if (capture.hops().isEmpty()) {
            throw new ArchiveException("the capture '" + version.capture() + "' has no answer that was kept");
        }
        CapturedFile file = CapturedFile.read(archive, capture, page, settings.maxFileSize());
        return new FileText(settings)
                .lines(new Source(
                        file.fileName(),
                        file.bytes(),
                        Optional.of(file.uri()),
                        file.contentType(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
