package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.extractor.align.LabelText;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;

/**
 * Small tables of outcomes that only a line above names: reviews, lawsuits without and after a review each have one, as
 * tables of their own or below one another in one. The name becomes the heading over the outcomes, as if it stood there.
 */
final class NamedTables {
    private static final int LONGEST_NAME = 40;
    /** A name may have a line about units between itself and its table. */
    private static final int FARTHEST = 2;

    private static final Pattern DIRECT = Pattern.compile("未经(?:行政)?复议(?:直接|而)?(?:起诉|提起诉讼|诉讼)?");
    private static final Pattern AFTER_REVIEW = Pattern.compile("(?<!未)经?(?:行政)?复议(?:之|以)?后(?:起诉|提起诉讼|诉讼)?");
    private static final Pattern REVIEW = Pattern.compile("行政复议");
    private static final Pattern LAWSUIT = Pattern.compile("诉");

    private NamedTables() {}

    /** The reading with such tables labelled. */
    static Reading label(Reading reading) {
        List<Block> blocks = new ArrayList<>(reading.blocks());
        boolean any = false;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Grid grid) {
                Optional<Grid> labelled = StackedOutcomes.labelled(grid, nameAbove(blocks, i), NamedTables::name);
                if (labelled.isPresent()) {
                    blocks.set(i, labelled.get());
                    any = true;
                }
            }
        }
        return any ? new Reading(reading.reader(), blocks, reading.facts(), reading.findings()) : reading;
    }

    private static Optional<String> nameAbove(List<Block> blocks, int table) {
        for (int i = table - 1; i >= Math.max(0, table - FARTHEST); i--) {
            if (!(blocks.get(i) instanceof Prose prose)) {
                return Optional.empty();
            }
            Optional<String> name = name(LabelText.tight(prose.text()));
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    /** The words of a text that name one kind of case; none when it names two, as the heading of the chapter does. */
    private static Optional<String> name(String line) {
        if (line.length() > LONGEST_NAME || line.indexOf('。') >= 0) {
            return Optional.empty();
        }
        Matcher direct = DIRECT.matcher(line);
        Matcher after = AFTER_REVIEW.matcher(line);
        boolean directly = direct.find();
        boolean afterwards = after.find();
        if (directly != afterwards) {
            return Optional.of(directly ? direct.group() : after.group());
        }
        boolean review = !directly
                && REVIEW.matcher(line).find()
                && !LAWSUIT.matcher(line).find();
        return review ? Optional.of("行政复议") : Optional.empty();
    }
}
