package org.gongkai.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.gongkai.model.ReportJson;

/** Writes records as JSON the way report documents are written: stable key order, plain decimals. */
final class Json {
    private Json() {}

    static String write(Object answer) {
        try {
            return ReportJson.mapper().writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always writable: " + answer.getClass(), e);
        }
    }
}
