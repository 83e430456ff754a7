package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one arithmetic rule of the form: a statement about the source, which is never mended.
 *
 * @param id for example {@code 3/balance/natural_person}
 * @param left the sum on the left side, null when an operand of it is no number
 * @param right the sum on the right side, likewise
 */
@JsonPropertyOrder({"id", "status", "left", "right"})
public record Check(
        String id,
        CheckStatus status,
        @Nullable BigDecimal left,
        @Nullable BigDecimal right) {}
