package org.gongkai.extractor.ocr;

import java.util.List;
import java.util.Optional;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/** Tries whether characters can be recognised on this machine: the runtime's native code is there for some only. */
public final class RecognitionTrial {
    private RecognitionTrial() {}

    /** Why not; empty when they can. Loads the models. */
    public static Optional<String> problem() {
        try {
            Grey paper = Grey.blank(64, Model.HEIGHT);
            Recogniser.shared().first(List.of(Strip.of(paper, 1)), new Budget(1, true));
            return Optional.empty();
        } catch (LinkageError | RuntimeException | UnreadableFileException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
