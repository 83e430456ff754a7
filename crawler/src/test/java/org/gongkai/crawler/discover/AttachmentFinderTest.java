package org.gongkai.crawler.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gongkai.crawler.page.LinkFinder;
import org.gongkai.crawler.page.Page;
import org.gongkai.crawler.page.PageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages whose article is pictures. */
class AttachmentFinderTest {
    private static final String TITLE = "某县2023年政府信息公开工作年度报告";

    @ParameterizedTest
    @ValueSource(
            strings = {"data-original", "data-src", "data-lazy", "data-lazy-src", "data-echo", "lay-src", "original"})
    void takesPicturesThatWaitToBeScrolledTo(String attribute) {
        assertThat(found("<p><img src='/images/loading.gif' " + attribute + "='/wcm/W1.jpg'></p>"
                        + "<p><img src='/images/loading.gif' " + attribute + "='/wcm/W2.jpg'></p>"))
                .containsExactly("http://www.a.example/wcm/W1.jpg", "http://www.a.example/wcm/W2.jpg");
    }

    @Test
    void takesPicturesWhoseAddressHasNoEnding() {
        assertThat(found("<p><img src='/resource/view?id=71'></p><p><img src='/resource/view?id=72'></p>"))
                .containsExactly(
                        "http://www.a.example/resource/view?id=71", "http://www.a.example/resource/view?id=72");
    }

    @Test
    void takesThemOnlyWhereNothingElseCanBeTheReport() {
        assertThat(found("<p><img src='/resource/view?id=71'></p><p><img src='/wcm/W1.png'></p>"))
                .containsExactly("http://www.a.example/wcm/W1.png");
        assertThat(found("<p><img src='/resource/view?id=71'></p><p><a href='/wcm/report.pdf'>附件</a></p>"))
                .containsExactly("http://www.a.example/wcm/report.pdf");
    }

    @Test
    void leavesOutDecorationAndWhatCountsVisitors() {
        assertThat(found("<p><img src='/hit/count?id=71'><img src='/ui/qrcode.png'><img src='/ui/icon?n=2'></p>"))
                .isEmpty();
    }

    private static List<String> found(String article) {
        Page page = PageReader.read(
                URI.create("http://www.a.example/nb/t1.html"),
                ("<title>" + TITLE + "</title><body><h1>" + TITLE + "</h1><div class='TRS_Editor'>" + article
                                + "</div>")
                        .getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html;charset=utf-8"));
        return AttachmentFinder.find(page, LinkFinder.find(page), TITLE).stream()
                .map(URI::toString)
                .toList();
    }
}
