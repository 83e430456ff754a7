package org.gongkai.extractor.content;

import java.util.List;
import java.util.Optional;
import org.gongkai.model.ReportDocument.Period;
import org.gongkai.model.ReportTitle;
import org.jspecify.annotations.Nullable;

/**
 * A text that may be the document's title, and what it says.
 *
 * @param shown on one line
 */
record Titled(String shown, ReportTitle saying) {
    /** How much it says: a report, of whom, of which year. */
    int weight() {
        return (saying.report() ? 8 : 0)
                + (saying.organ().isPresent() ? 4 : 0)
                + (saying.year().isPresent() ? 2 : 0);
    }

    private int weight(@Nullable Period period) {
        boolean agrees = period != null
                && saying.year().isPresent()
                && saying.year().getAsInt() == period.from().getYear();
        return weight() + (agrees ? 1 : 0);
    }

    /**
     * The title that says most, of these one about the year that the text counts in: pages list the reports of other
     * years too. Of equals the first. When none is a report's, the first of all.
     */
    static Optional<Titled> best(List<Titled> titles, @Nullable Period period) {
        Optional<Titled> best = Optional.empty();
        for (Titled title : titles) {
            if (best.isEmpty() || title.weight(period) > best.get().weight(period)) {
                best = Optional.of(title);
            }
        }
        return best;
    }
}
