package org.gongkai.extractor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a report, of which several pictures beside its page are the pages of one document. */
final class PictureGroup {
    private PictureGroup() {}

    /** What the files hold, in their order; the pictures share one content. */
    static List<FileContent> contents(List<Source> files, Extractor extractor) throws InterruptedException {
        List<Source> pictures = files.stream()
                .skip(1)
                .filter(file -> Extractor.isPage(file.bytes()))
                .toList();
        Optional<FileContent> whole =
                pictures.size() < 2 ? Optional.empty() : Optional.of(extractor.contentOfPages(pictures));
        List<FileContent> contents = new ArrayList<>();
        for (Source file : files) {
            boolean ofWhole = whole.isPresent() && pictures.contains(file);
            contents.add(ofWhole ? whole.get() : extractor.content(file));
        }
        return contents;
    }
}
