package org.gongkai.extractor.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

class PageViewsTest {
    @Test
    void showsAPageOfAPdfAsItIsTurned() throws IOException {
        byte[] file = turnedPdf();

        PageViews.Size size = PageViews.sizes(file).get(0);
        BufferedImage view = ImageIO.read(new ByteArrayInputStream(PageViews.jpeg(file, 1)));

        assertThat(size).isEqualTo(new PageViews.Size(400, 300));
        assertThat((double) view.getWidth() / view.getHeight()).isBetween(1.32, 1.35);
        // The mark stands at the page's own bottom left, which a quarter turn brings to the top left.
        assertThat(shade(view, size, 20, 20)).isLessThan(60);
        assertThat(shade(view, size, 20, 280)).isGreaterThan(200);
    }

    @Test
    void showsAPictureAsLargeAsItsBoxesTakeItToBe() throws IOException {
        BufferedImage picture = new BufferedImage(1000, 1400, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1000, 1400);
        pen.setColor(Color.BLACK);
        pen.fillRect(500, 700, 500, 700);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);

        PageViews.Size size = PageViews.sizes(out.toByteArray()).get(0);
        BufferedImage view = ImageIO.read(new ByteArrayInputStream(PageViews.jpeg(out.toByteArray(), 1)));

        assertThat(size.width()).isBetween(595.0, 596.0);
        assertThat(shade(view, size, 0.75 * size.width(), 0.75 * size.height())).isLessThan(60);
        assertThat(shade(view, size, 0.25 * size.width(), 0.75 * size.height())).isGreaterThan(200);
    }

    @Test
    void refusesPagesThatAreNotThereAndFilesThatHaveNone() throws IOException {
        byte[] file = turnedPdf();
        assertThatThrownBy(() -> PageViews.jpeg(file, 2)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> PageViews.sizes(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
    }

    private static int shade(BufferedImage view, PageViews.Size size, double x, double y) {
        Color color = new Color(
                view.getRGB((int) (x / size.width() * view.getWidth()), (int) (y / size.height() * view.getHeight())));
        return color.getGreen();
    }

    private static byte[] turnedPdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(300, 400));
            page.setRotation(90);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.addRect(0, 0, 60, 60);
                content.fill();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
