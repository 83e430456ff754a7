package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;

/**
 * Something a reader of the report should know.
 *
 * @param code short and stable, for example {@code not-a-report}, {@code form-year-mismatch}, {@code unreadable}
 * @param message one sentence in English
 * @param cells ids of the cells it is about, possibly none
 * @param messageZh the same sentence in Chinese; the English one for findings stored before there was a Chinese one
 */
@JsonPropertyOrder({"code", "severity", "message", "cells", "messageZh"})
public record Finding(String code, Severity severity, String message, List<String> cells, String messageZh) {
    /** Code of the finding that the date of publication is that beside the link in the portal's list. */
    public static final String DATE_FROM_LIST = "date-from-list";

    public Finding {
        cells = List.copyOf(cells);
        messageZh = Objects.requireNonNullElse(messageZh, message);
    }

    public Finding(String code, Severity severity, Wording wording, List<String> cells) {
        this(code, severity, wording.en(), cells, wording.zh());
    }

    /** Both sentences. */
    @JsonIgnore
    public Wording wording() {
        return new Wording(message, messageZh);
    }
}
