package org.gongkai.extractor.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.gongkai.extractor.raster.CleanPage;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.raster.Spot;
import org.gongkai.extractor.raster.TextRow;
import org.junit.jupiter.api.Test;

/** Strokes by themselves at 200 dots per inch, forty dots high. */
class BlankSignTest {
    @Test
    void aStraightStrokeThatLeansIsASlash() {
        Stroke slash = new Stroke(new int[] {60, 75}, new int[] {120, 80});

        assertThat(BlankSign.isSlash(slash.row(), slash.page())).isTrue();
        assertThat(BlankSign.isDash(slash.row(), slash.page())).isFalse();
    }

    @Test
    void aSevenHasABarAndAnItalicOneLeansLess() {
        Stroke seven = new Stroke(new int[] {60, 84, 68}, new int[] {80, 80, 120});
        Stroke one = new Stroke(new int[] {60, 67}, new int[] {120, 80});
        Stroke backwards = new Stroke(new int[] {60, 75}, new int[] {80, 120});

        assertThat(List.of(seven, one, backwards)).noneMatch(stroke -> BlankSign.isSlash(stroke.row(), stroke.page()));
    }

    @Test
    void aFlatStrokeIsADash() {
        Stroke dash = new Stroke(new int[] {60, 84}, new int[] {100, 100});

        assertThat(BlankSign.isDash(dash.row(), dash.page())).isTrue();
        assertThat(BlankSign.isSlash(dash.row(), dash.page())).isFalse();
    }

    /** A pen's way over white paper. */
    private record Stroke(int[] xs, int[] ys) {
        private static final int PEN = 4;

        CleanPage page() {
            BufferedImage image = new BufferedImage(160, 160, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, 160, 160);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Color.BLACK);
            graphics.setStroke(new BasicStroke(PEN, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            graphics.drawPolyline(xs, ys, xs.length);
            graphics.dispose();
            return new CleanPage(Grey.of(image), 200, 0, List.of(), List.of());
        }

        TextRow row() {
            Grey grey = page().grey();
            int left = 160;
            int top = 160;
            int right = 0;
            int bottom = 0;
            for (int y = 0; y < 160; y++) {
                for (int x = 0; x < 160; x++) {
                    if (grey.at(x, y) < 175) {
                        left = Math.min(left, x);
                        top = Math.min(top, y);
                        right = Math.max(right, x + 1);
                        bottom = Math.max(bottom, y + 1);
                    }
                }
            }
            Spot spot = new Spot(left, top, right, bottom, 1);
            return new TextRow(spot, List.of(spot));
        }
    }
}
