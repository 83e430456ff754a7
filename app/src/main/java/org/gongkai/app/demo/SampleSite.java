package org.gongkai.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.model.Portal;

/** One sample portal and the habits of its software; its pages are the resources below the folder of its host. */
enum SampleSite {
    /** Static pages as TRS WCM writes them: {@code index_1.html} behind a script, validators on every article. */
    ZHENGZHOU("zhengzhou", "郑州市人民政府门户网站", "410100", UTF_8, true, 404),
    /** Hanweb JCMS: lists come from {@code dataproxy.jsp}, attachments from {@code downfile.jsp}. */
    XINXIANG("xinxiang", "新乡市人民政府门户网站", "410700", UTF_8, true, 404),
    /** A plain portal with {@code ?page=} lists, in GBK while the page says gb2312 and the header says nothing. */
    CHUANHUI("chuanhui", "周口市川汇区人民政府网", "411602", Charset.forName("GBK"), false, 404),
    /** A plain portal whose error page answers 200. */
    SIFANGTAI("sifangtai", "双鸭山市四方台区人民政府网", "230505", UTF_8, true, 200),
    /** A plain portal of a city that does not exist, where its counties publish too ({@link SampleCountry}). */
    YANGLI("yangli", "样例市人民政府门户网站", "990100", UTF_8, true, 404),
    /** The portal of a county that does not exist, whose robots.txt lets nobody in. */
    GENG("yangli-geng", "样例庚县人民政府门户网站", "990127", UTF_8, true, 404);

    private final String word;
    private final String title;
    private final String authority;
    private final Charset charset;
    private final boolean charsetInHeader;
    private final int missing;

    SampleSite(String word, String title, String authority, Charset charset, boolean charsetInHeader, int missing) {
        this.word = word;
        this.title = title;
        this.authority = authority;
        this.charset = charset;
        this.charsetInHeader = charsetInHeader;
        this.missing = missing;
    }

    /** The portal at this host name, in lower case. */
    static Optional<SampleSite> find(String host) {
        return Arrays.stream(values()).filter(site -> site.host().equals(host)).findFirst();
    }

    String host() {
        return "www." + word + ".example";
    }

    Portal portal() {
        return new Portal(
                "sample-" + word,
                title + "（样例）",
                authority,
                List.of(URI.create("http://" + host() + "/")),
                Set.of(host()),
                "0 30 3 ? * MON");
    }

    /** What its pages are encoded in on the wire; the resources are UTF-8 all the same. */
    Charset charset() {
        return charset;
    }

    String htmlType() {
        return charsetInHeader ? "text/html; charset=" + charset.name() : "text/html";
    }

    /** The status with which its error page is sent: 404, or 200 where the portal hides its errors. */
    int missing() {
        return missing;
    }
}
