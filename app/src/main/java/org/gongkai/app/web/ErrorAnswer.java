package org.gongkai.app.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.gongkai.app.web.text.Language;

/** What the API says when it cannot give what was asked for. */
@JsonPropertyOrder({"status", "error"})
record ErrorAnswer(int status, String error) {
    static ErrorAnswer of(Refusal refusal) {
        return new ErrorAnswer(refusal.status(), refusal.sentence(Language.EN));
    }
}
