package org.gongkai.app.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.eclipse.jetty.http.HttpStatus;
import org.gongkai.app.web.text.Language;

/**
 * What the API says when it cannot give what was asked for: {@code application/problem+json} (RFC 9457).
 *
 * @param type always {@code about:blank}; {@code code} tells problems apart
 * @param title of the status
 * @param code names the reason for programs
 * @param detail what is wrong and what is possible, for people
 * @param detailZh the same in Chinese
 */
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "detailZh"})
record Problem(String type, String title, int status, String code, String detail, String detailZh) {
    static final String TYPE = "application/problem+json";

    static Problem of(Refusal refusal) {
        return new Problem(
                "about:blank",
                HttpStatus.getMessage(refusal.status()),
                refusal.status(),
                refusal.code(),
                refusal.sentence(Language.EN),
                refusal.sentence(Language.ZH));
    }
}
