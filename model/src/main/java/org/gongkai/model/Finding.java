package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Something a reader of the report should know.
 *
 * @param code short and stable, for example {@code not-a-report}, {@code form-year-mismatch}, {@code unreadable}
 * @param message one sentence in the reader's words
 * @param cells ids of the cells it is about, possibly none
 */
@JsonPropertyOrder({"code", "severity", "message", "cells"})
public record Finding(String code, Severity severity, String message, List<String> cells) {
    public Finding {
        cells = List.copyOf(cells);
    }
}
