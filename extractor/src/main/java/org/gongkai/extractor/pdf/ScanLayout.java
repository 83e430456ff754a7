package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.extractor.raster.CleanPage;
import org.gongkai.extractor.raster.Ruling;
import org.gongkai.extractor.raster.Spot;
import org.gongkai.extractor.raster.TextRow;

/**
 * Where ink stands on the picture of a page.
 *
 * @param rules in points
 * @param ruled the tables that they draw
 * @param rows of ink, each in one field of a table or in none
 */
record ScanLayout(CleanPage page, List<Rule> rules, LatticeFinder.Found ruled, List<TextRow> rows) {
    /** Points: a usual text size, until characters are known. */
    private static final double TEXT_SIZE = 10;
    /** In heights of a row; a wider gap parts what stands outside of tables. */
    private static final double GAP = 1.1;

    ScanLayout {
        rules = List.copyOf(rules);
        rows = List.copyOf(rows);
    }

    static ScanLayout of(CleanPage page) {
        double toPoints = 72 / page.dots();
        List<Rule> rules = new ArrayList<>();
        for (Ruling ruling : page.rulings()) {
            rules.add(new Rule(
                    ruling.horizontal(), ruling.at() * toPoints, ruling.from() * toPoints, ruling.to() * toPoints));
        }
        LatticeFinder.Found ruled = LatticeFinder.find(rules, TEXT_SIZE);
        return new ScanLayout(page, rules, ruled, rows(page, ruled.lattices()));
    }

    static Box box(Spot spot, double toPoints) {
        return new Box(
                spot.left() * toPoints, spot.top() * toPoints, spot.right() * toPoints, spot.bottom() * toPoints);
    }

    private static List<TextRow> rows(CleanPage clean, List<Lattice> lattices) {
        double toPoints = 72 / clean.dots();
        Map<Lattice, Map<Lattice.Field, List<Spot>>> inside = new IdentityHashMap<>();
        List<Spot> outside = new ArrayList<>();
        for (Spot spot : clean.spots()) {
            Box box = box(spot, toPoints);
            Lattice.Field field = null;
            for (Lattice lattice : lattices) {
                field = lattice.fieldAt(box.middleX(), box.middleY());
                if (field != null) {
                    if (!isRest(box, lattice.box(field))) {
                        inside.computeIfAbsent(lattice, unused -> new LinkedHashMap<>())
                                .computeIfAbsent(field, unused -> new ArrayList<>())
                                .add(spot);
                    }
                    break;
                }
            }
            if (field == null) {
                outside.add(spot);
            }
        }
        List<TextRow> rows = new ArrayList<>();
        for (Lattice lattice : lattices) {
            Map<Lattice.Field, List<Spot>> fields = inside.getOrDefault(lattice, Map.of());
            for (Lattice.Field field : lattice.fields()) {
                rows.addAll(TextRow.of(fields.getOrDefault(field, List.of()), clean.dots(), Double.POSITIVE_INFINITY));
            }
        }
        rows.addAll(TextRow.of(outside, clean.dots(), GAP));
        return rows;
    }

    /** What is left of a rule: thin, and along an edge of its field. */
    private static boolean isRest(Box spot, Box field) {
        boolean flat = spot.height() < 2.2 && (spot.top() < field.top() + 2.5 || spot.bottom() > field.bottom() - 2.5);
        boolean upright =
                spot.width() < 2.2 && (spot.left() < field.left() + 2.5 || spot.right() > field.right() - 2.5);
        return flat || upright;
    }
}
