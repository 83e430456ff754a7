package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;

/**
 * Where each version of a report comes from.
 *
 * @param authority the name
 * @param versions oldest first
 */
@JsonPropertyOrder({"authority", "year", "versions"})
public record VersionsAnswer(String authority, int year, List<Line> versions) {
    public VersionsAnswer {
        versions = List.copyOf(versions);
    }

    /**
     * One version.
     *
     * @param digests SHA-256 of the page, then of its attachments
     * @param extraction key of the reading that is shown
     * @param fingerprint digest of the content without page chrome
     * @param capture that first showed it; null when the archive has lost it
     */
    @JsonPropertyOrder({"version", "firstSeen", "lastSeen", "digests", "places", "extraction", "fingerprint", "capture"
    })
    public record Line(
            int version,
            String firstSeen,
            String lastSeen,
            List<String> digests,
            List<String> places,
            String extraction,
            String fingerprint,
            @Nullable CaptureAnswer capture) {
        public Line {
            digests = List.copyOf(digests);
            places = List.copyOf(places);
        }
    }

    /** The answer for a history; {@code captures} finds a capture by its id. */
    public static VersionsAnswer of(ReportHistory history, Function<String, Optional<Capture>> captures) {
        return new VersionsAnswer(
                history.authorityName(),
                history.key().year(),
                history.versions().stream()
                        .map(version -> line(version, captures))
                        .toList());
    }

    private static Line line(ReportVersion version, Function<String, Optional<Capture>> captures) {
        return new Line(
                version.version(),
                version.firstSeen().toString(),
                version.lastSeen().toString(),
                version.digests().stream().map(Digest::hex).toList(),
                version.places().stream().map(URI::toString).toList(),
                version.extraction(),
                version.fingerprint().hex(),
                captures.apply(version.capture()).map(CaptureAnswer::of).orElse(null));
    }
}
