package org.gongkai.extractor.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.util.List;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.scan.ScanMaker;
import org.junit.jupiter.api.Test;

class WaysUpTest {
    private static final int DOTS = 150;

    /** Figures are most of it, and those of neighbouring cells are no row of words. */
    @Test
    void seesThatFieldsOfATableStandUpright() throws Exception {
        Grey fields = middleOfTableThree();

        List<WaysUp.Way> asItLies = new WaysUp(budget()).of(fields, DOTS);
        List<WaysUp.Way> turned = new WaysUp(budget()).of(fields.turned(1), DOTS);

        assertThat(asItLies).extracting(WaysUp.Way::turn).containsExactly(0);
        assertThat(turned).extracting(WaysUp.Way::turn).startsWith(1);
    }

    /** Labels set sideways are words on a page that lies, too: characters of a stack that is turned. */
    @Test
    void isNotMisledByStackedLabelsOfAPageThatLies() throws Exception {
        Grey tableFour = Grey.of(page(2));

        for (int turn : new int[] {1, 2, 3}) {
            assertThat(new WaysUp(budget()).of(tableFour.turned(turn), DOTS))
                    .extracting(WaysUp.Way::turn)
                    .startsWith(turn);
        }
    }

    private static Budget budget() {
        return new Budget(10_000, true);
    }

    private static Grey middleOfTableThree() throws Exception {
        BufferedImage page = page(1);
        return Grey.of(page.getSubimage(0, page.getHeight() / 4, page.getWidth(), page.getHeight() / 2));
    }

    private static BufferedImage page(int index) throws Exception {
        try (InputStream printed = WaysUpTest.class.getResourceAsStream("/scan-source/form-2021-sans.pdf")) {
            return ScanMaker.pages(printed.readAllBytes(), DOTS, ScanMaker.Wear.OFFICE, 7)
                    .get(index);
        }
    }
}
