package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one arithmetic rule of the form: a statement about the source, which is never mended.
 *
 * @param id for example {@code 3/balance/natural_person}
 * @param left the sum on the left side, null when an operand of it is no number
 * @param right the sum on the right side, likewise
 * @param message the rule with its figures in one English sentence; empty for checks stored before there were sentences
 * @param messageZh the same sentence in Chinese
 */
@JsonPropertyOrder({"id", "status", "left", "right", "message", "messageZh"})
public record Check(
        String id,
        CheckStatus status,
        @Nullable BigDecimal left,
        @Nullable BigDecimal right,
        String message,
        String messageZh) {
    public Check {
        message = Objects.requireNonNullElse(message, "");
        messageZh = Objects.requireNonNullElse(messageZh, message);
    }

    public Check(
            String id, CheckStatus status, @Nullable BigDecimal left, @Nullable BigDecimal right, Wording wording) {
        this(id, status, left, right, wording.en(), wording.zh());
    }

    /** Both sentences. */
    @JsonIgnore
    public Wording wording() {
        return new Wording(message, messageZh);
    }
}
