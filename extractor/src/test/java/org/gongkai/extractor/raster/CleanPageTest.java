package org.gongkai.extractor.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanPageTest {
    private static final double DOTS = 200;

    @Test
    void findsFaintBrokenRulesOfAPageThatLiesAslant() {
        CleanPage page = CleanPage.of(Grey.of(table(new Color(185, 185, 185), 1.5)), DOTS);

        assertThat(page.angle()).isCloseTo(1.5, within(0.1));
        assertThat(page.rulings()).filteredOn(Ruling::horizontal).hasSize(4);
        assertThat(page.rulings()).filteredOn(rule -> !rule.horizontal()).hasSize(4);
        assertThat(page.spots()).allMatch(spot -> spot.width() < 20 && spot.height() < 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_ARGB})
    void looksThroughAStamp(int type) {
        BufferedImage page = new BufferedImage(40, 40, type);
        page.setRGB(5, 5, new Color(230, 40, 60).getRGB());
        page.setRGB(6, 6, new Color(20, 30, 10).getRGB());
        page.setRGB(7, 6, new Color(60, 40, 230).getRGB());

        Grey grey = Grey.of(page);

        assertThat(grey.at(5, 5)).isEqualTo(230);
        assertThat(grey.at(6, 6)).isEqualTo(24);
        assertThat(grey.at(7, 6)).isEqualTo(67);
    }

    @Test
    void keepsAFigureTogetherWhoseBarHasComeOff() {
        Spot bar = new Spot(10, 10, 22, 13, 30);
        Spot stem = new Spot(13, 15, 20, 34, 60);

        assertThat(TextRow.of(List.of(bar, stem), DOTS, 1)).hasSize(1);
    }

    @Test
    void takesSpecksForDirt() {
        assertThat(TextRow.of(List.of(new Spot(10, 10, 13, 13, 9), new Spot(90, 40, 92, 42, 4)), DOTS, 1))
                .isEmpty();
    }

    @Test
    void turnsByQuartersAndBack() {
        Grey page = Grey.of(table(Color.BLACK, 0));

        assertThat(page.turned(1).turned(-1).light()).isEqualTo(page.light());
        assertThat(page.turned(1).width()).isEqualTo(page.height());
    }

    @Test
    void turnsRulesAndSpotsWithThePage() {
        Grey page = Grey.of(table(Color.BLACK, 0));

        for (int turn = 1; turn < 4; turn++) {
            CleanPage turned = CleanPage.of(page, DOTS).turned(turn);
            CleanPage anew = CleanPage.of(page.turned(turn), DOTS);

            assertThat(turned.spots()).containsExactlyInAnyOrderElementsOf(anew.spots());
            assertThat(turned.rulings()).hasSameSizeAs(anew.rulings()).allMatch(rule -> anew.rulings().stream()
                    .anyMatch(other -> rule.horizontal() == other.horizontal()
                            && Math.abs(rule.at() - other.at()) < 1.5
                            && Math.abs(rule.from() - other.from()) < 3
                            && Math.abs(rule.to() - other.to()) < 3));
        }
    }

    /** Three rows of three cells with gaps in their rules, and dots in the cells. */
    private static BufferedImage table(Color ink, double angle) {
        BufferedImage page = new BufferedImage(1000, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1000, 700);
        graphics.rotate(Math.toRadians(angle), 500, 350);
        graphics.setColor(ink);
        graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {60, 3}, 0));
        for (int i = 0; i < 4; i++) {
            graphics.drawLine(100, 100 + 150 * i, 850, 100 + 150 * i);
            graphics.drawLine(100 + 250 * i, 100, 100 + 250 * i, 550);
        }
        graphics.setColor(Color.BLACK);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                graphics.fillOval(215 + 250 * column, 170 + 150 * row, 15, 15);
            }
        }
        graphics.dispose();
        return page;
    }
}
