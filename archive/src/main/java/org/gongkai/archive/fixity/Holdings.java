package org.gongkai.archive.fixity;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.payload.PayloadPlace;
import org.gongkai.model.Capture;

/** What the metadata says there must be. */
public interface Holdings {
    /** Makes everything durable that was written so far, and says how far each file is safe. */
    Map<String, FileState> committedFiles();

    void eachPlace(Consumer<PayloadPlace> reader);

    void eachCapture(Consumer<Capture> reader);

    /** References between reports, versions, extractions, captures and payloads that lead nowhere: sentences. */
    List<String> danglingReports();
}
