package org.gongkai.extractor.raster;

import java.util.List;

/**
 * A page in even light, upright and straight, with its rules told apart from its other ink.
 *
 * @param grey what it looks like
 * @param dots per inch
 * @param angle in degrees by which the page was turned back about its middle
 * @param rulings lines, in no order
 * @param spots all other ink, specks included
 */
public record CleanPage(Grey grey, double dots, double angle, List<Ruling> rulings, List<Spot> spots) {
    /** Darker is ink. */
    private static final int INK = 175;

    public CleanPage {
        rulings = List.copyOf(rulings);
        spots = List.copyOf(spots);
    }

    /** @param dots per inch */
    public static CleanPage of(Grey page, double dots) {
        Grey even = Flattening.flatten(page, dots);
        double angle = Skew.of(even, dots);
        Grey upright = angle == 0 ? even : Skew.undo(even, angle);
        List<RulePath> rules = new RuleFinder(upright, dots).find();
        Grey straight = Straightener.straighten(upright, rules, dots);
        if (straight != upright) {
            rules = new RuleFinder(straight, dots).find();
        }
        Mask ink = ink(straight);
        rules.forEach(rule -> erase(ink, rule, dots));
        List<Ruling> rulings = rules.stream()
                .map(rule -> new Ruling(rule.horizontal(), rule.at(), rule.from(), rule.to()))
                .toList();
        return new CleanPage(straight, dots, angle, rulings, ink.spots(2));
    }

    /** The same turned clockwise by so many quarters. */
    public CleanPage turned(int quarters) {
        int turn = Math.floorMod(quarters, 4);
        List<Ruling> rules = rulings;
        List<Spot> turnedSpots = spots;
        for (int i = 0; i < turn; i++) {
            int height = i % 2 == 0 ? grey.height() : grey.width();
            rules = rules.stream().map(rule -> rule.turned(height)).toList();
            turnedSpots = turnedSpots.stream().map(spot -> spot.turned(height)).toList();
        }
        return new CleanPage(grey.turned(turn), dots, angle, rules, turnedSpots);
    }

    private static Mask ink(Grey page) {
        Mask ink = new Mask(page.width(), page.height());
        byte[] light = page.light();
        for (int i = 0; i < light.length; i++) {
            ink.set[i] = (light[i] & 0xFF) < INK;
        }
        return ink;
    }

    /** Takes a rule away, but not the strokes that cross it. */
    private static void erase(Mask ink, RulePath rule, double dots) {
        int band = (int) Math.ceil(rule.thickness() / 2) + 1;
        int thickest = (int) Math.max(band * 2.0 + 1, dots / 16);
        int extra = (int) (dots * 0.05);
        for (int i = -extra; i < rule.offsets().length + extra; i++) {
            int along = rule.from() + i;
            int middle = Math.round(rule.offsets()[Math.max(0, Math.min(rule.offsets().length - 1, i))]);
            int first = middle - band;
            int last = middle + band;
            while (middle - first < thickest && at(ink, rule.horizontal(), along, first - 1)) {
                first--;
            }
            while (last - middle < thickest && at(ink, rule.horizontal(), along, last + 1)) {
                last++;
            }
            if (last - first > thickest) {
                first = middle - band;
                last = middle + band;
            }
            for (int k = first; k <= last; k++) {
                clear(ink, rule.horizontal(), along, k);
            }
        }
    }

    private static boolean at(Mask ink, boolean horizontal, int along, int across) {
        return horizontal ? ink.at(along, across) : ink.at(across, along);
    }

    private static void clear(Mask ink, boolean horizontal, int along, int across) {
        int x = horizontal ? along : across;
        int y = horizontal ? across : along;
        if (x >= 0 && y >= 0 && x < ink.width && y < ink.height) {
            ink.set[y * ink.width + x] = false;
        }
    }
}
