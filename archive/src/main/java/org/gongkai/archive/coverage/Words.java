package org.gongkai.archive.coverage;

import java.util.List;
import java.util.stream.Collectors;
import org.gongkai.model.Wording;

/** Reasons put together, in both languages. */
final class Words {
    private Words() {}

    /** One after the other, those that say the same once; empty ones say nothing. */
    static Wording joined(List<Wording> parts) {
        List<Wording> said =
                parts.stream().filter(part -> !part.en().isEmpty()).distinct().toList();
        return new Wording(
                said.stream().map(Wording::en).collect(Collectors.joining("; ")),
                said.stream().map(Wording::zh).collect(Collectors.joining("；")));
    }
}
