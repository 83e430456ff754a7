package org.gongkai.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalAddressTest {
    private static final URI BASE = URI.create("http://www.a.example/zwgk/nb/index.html?x=1");

    @ParameterizedTest
    @CsvSource({
        "http://WWW.A.example:80/a/../b/./c#top, http://www.a.example/b/c",
        "https://www.a.example:443, https://www.a.example/",
        "http://www.a.example:8080/, http://www.a.example:8080/",
        "http://www.a.example/年报/a b.html, http://www.a.example/%E5%B9%B4%E6%8A%A5/a%20b.html",
        "http://www.a.example/list?b=2&a=1&c, http://www.a.example/list?b=2&a=1&c",
        "http://www.a.example/list?, http://www.a.example/list",
        "http://www.a.example/x.jsp;jsessionid=AB12?a=1, http://www.a.example/x.jsp?a=1",
        "http://www.a.example/x?JSESSIONID=AB12&a=1, http://www.a.example/x?a=1",
        "http://www.a.example/x?PHPSESSID=AB12, http://www.a.example/x",
        "http://www.a.example/(S(abc123))/x.aspx, http://www.a.example/x.aspx",
        "http://www.a.example/x?sid=755325, http://www.a.example/x?sid=755325",
        "http://www.a.example/x?q=a|b{c}%zz, http://www.a.example/x?q=a%7Cb%7Bc%7D%25zz",
    })
    void spellsAnAddressInOneWay(String address, String canonical) {
        assertThat(CanonicalAddress.of(address)).hasToString("Optional[" + canonical + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "t20200120_1.html, http://www.a.example/zwgk/nb/t20200120_1.html",
        "../xx/, http://www.a.example/zwgk/xx/",
        "/col/1, http://www.a.example/col/1",
        "//b.example/x, http://b.example/x",
        "?page=2, http://www.a.example/zwgk/nb/index.html?page=2",
        "HTTPS://b.example/x, https://b.example/x",
        "..\\\\a\\\\b.doc, http://www.a.example/zwgk/a/b.doc",
        "' ./a.html#m ', http://www.a.example/zwgk/nb/a.html",
        "../../../../up.html, http://www.a.example/up.html",
    })
    void resolvesReferencesLikeABrowser(String reference, String address) {
        assertThat(CanonicalAddress.resolve(BASE, reference, StandardCharsets.UTF_8))
                .hasToString("Optional[" + address + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:go(2)",
                "mailto:a@b.example",
                "#",
                "",
                "  ",
                "tel:12",
                "ftp://a/b",
                "data:text/html,x",
                "http://",
                "http:///x",
                "http://user:secret@a.example/",
                "http://a b/",
                "http://[::1",
                "http://a.example:99999/"
            })
    void resolvesNothingThatIsNoWebAddress(String reference) {
        assertThat(CanonicalAddress.resolve(BASE, reference, StandardCharsets.UTF_8))
                .isEmpty();
    }

    @Test
    void encodesAQueryInThePagesCharset() {
        assertThat(CanonicalAddress.resolve(BASE, "/s?name=年报", Charset.forName("GB18030")))
                .contains(URI.create("http://www.a.example/s?name=%C4%EA%B1%A8"));
    }

    @Test
    void refusesAddressesOfAbsurdLength() {
        assertThat(CanonicalAddress.of("http://www.a.example/" + "a".repeat(5_000)))
                .isEqualTo(Optional.empty());
    }

    @Test
    void tellsASessionFromASite() {
        assertThat(CanonicalAddress.of("http://a.example/l?id=1&sid=9f86d081884c7d659a2feaa0c55ad015"))
                .contains(URI.create("http://a.example/l?id=1"));
        assertThat(CanonicalAddress.of("http://a.example/l?sid=755325&page=1"))
                .contains(URI.create("http://a.example/l?sid=755325&page=1"));
        assertThat(CanonicalAddress.isOfSession("list.jsp;jsessionid=AB12?x=1")).isTrue();
        assertThat(CanonicalAddress.isOfSession("list.jsp?sid=755325")).isFalse();
    }
}
