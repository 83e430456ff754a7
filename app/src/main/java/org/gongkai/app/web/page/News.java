package org.gongkai.app.web.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gongkai.app.web.text.Texts;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/**
 * Something that happened to a report.
 *
 * @param version the version that the event is about
 * @param what in the page's language
 */
public record News(Instant at, ReportKey key, String name, int version, String what) {
    /** The latest events, newest first. */
    public static List<News> latest(List<ReportHistory> histories, Texts texts, int most) {
        List<News> all = new ArrayList<>();
        for (ReportHistory history : histories) {
            for (ReportVersion version : history.versions()) {
                all.add(new News(
                        version.firstSeen(),
                        history.key(),
                        history.authorityName(),
                        version.version(),
                        what(version, texts)));
            }
            if (history.status() == ReportHistory.Status.REMOVED
                    && !history.versions().isEmpty()) {
                ReportVersion last = history.versions().get(history.versions().size() - 1);
                all.add(new News(
                        last.lastSeen(),
                        history.key(),
                        history.authorityName(),
                        last.version(),
                        texts.of("home.new.removed")));
            }
        }
        all.sort(Comparator.comparing(News::at).reversed().thenComparing(news -> news.key()
                .toString()));
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private static String what(ReportVersion version, Texts texts) {
        return version.change()
                .map(change -> texts.of(
                        "home.new.changed",
                        texts.word("change", change.kind().name().toLowerCase(Locale.ROOT))))
                .orElseGet(() -> texts.of("home.new.first"));
    }
}
