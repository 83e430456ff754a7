package org.gongkai.app.across;

import java.math.BigDecimal;
import java.util.Optional;
import org.gongkai.model.Wording;

/**
 * Judges whether a figure stands out from those of the authority's other years, or from its peers'. Medians and extremes
 * of the others decide, so that one odd figure among them does not hide another.
 */
final class StandingOut {
    private static final int FEWEST_YEARS = 3;
    private static final int FEWEST_PEERS = 20;
    private static final double FACTOR = 10;
    /** How far it must also be from the nearest of the others. */
    private static final double CLEAR_OF_ALL = 3;

    private static final double LEAST = 100;
    private static final double LEAST_AMONG_PEERS = 1_000;
    private static final double MANY = 50;
    private static final double NEAR = 0.25;
    private static final int YUAN = 4;

    private StandingOut() {}

    /**
     * Against the other years of the same authority.
     *
     * @param others in order of size
     * @param money whether the figure is an amount in 万元
     */
    static Optional<Wording> inSeries(double value, double[] others, boolean money) {
        if (Double.isNaN(value) || others.length < FEWEST_YEARS) {
            return Optional.empty();
        }
        double median = FigureSeries.median(others);
        double least = others[0];
        double most = others[others.length - 1];
        boolean high = value >= LEAST && value >= FACTOR * Math.max(median, 1) && value >= CLEAR_OF_ALL * most;
        boolean low = value > 0 && median >= LEAST && value * FACTOR <= median && value * CLEAR_OF_ALL <= least;
        boolean none = value == 0 && median >= MANY && least >= 1;
        if (!high && !low && !none) {
            return Optional.empty();
        }
        Wording shifted = shifted(value, median, money);
        return Optional.of(new Wording(
                plain(value) + " stands out: the other " + others.length + " years have " + plain(least) + " to "
                        + plain(most) + ", half of them at most " + plain(median) + shifted.en()
                        + "; the figure is read without doubt, and may be right",
                plain(value) + "与众不同：其他" + others.length + "个年度为" + plain(least) + "至" + plain(most) + "，中位数"
                        + plain(median) + shifted.zh() + "；该数字读取无疑，也可能属实"));
    }

    /**
     * Against the authorities of the same level in the same year.
     *
     * @param peers the others' figures in order of size
     */
    static Optional<Wording> amongPeers(double value, double[] peers, double[] ownOthers) {
        if (Double.isNaN(value) || peers.length < FEWEST_PEERS || value < LEAST_AMONG_PEERS) {
            return Optional.empty();
        }
        double most = peers[peers.length - 1];
        // a big one among small ones is so every year
        boolean usual = ownOthers.length > 0 && value <= CLEAR_OF_ALL * Math.max(1, FigureSeries.median(ownOthers));
        if (value < FACTOR * Math.max(most, 1) || usual) {
            return Optional.empty();
        }
        return Optional.of(new Wording(
                plain(value) + " stands out: " + peers.length + " authorities of the same level have at most "
                        + plain(most) + " that year; the figure is read without doubt, and may be right",
                plain(value) + "与众不同：同级" + peers.length + "个机关当年至多为" + plain(most) + "；该数字读取无疑，也可能属实"));
    }

    /** Whether the figure is the usual one with its digits shifted. */
    private static Wording shifted(double value, double usual, boolean money) {
        if (value > 0 && usual > 0) {
            double digits = Math.log10(value / usual);
            long whole = Math.round(digits);
            boolean near = Math.abs(Math.pow(10, digits - whole) - 1) <= NEAR;
            if (near && money && whole == YUAN) {
                return new Wording(
                        ", and ten thousand times that: it may be in yuan instead of 万元", "，约为其一万倍：可能是以元而非万元填写");
            }
            if (near && whole != 0 && Math.abs(whole) <= YUAN) {
                return new Wording(
                        ", and about that shifted by " + Math.abs(whole) + " digit" + (Math.abs(whole) == 1 ? "" : "s"),
                        "，约为其移动" + Math.abs(whole) + "位数");
            }
        }
        return new Wording("", "");
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
