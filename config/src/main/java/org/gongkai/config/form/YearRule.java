package org.gongkai.config.form;

import java.util.List;

/**
 * A rule between the reports of two years that follow one another. An operand is the id of a cell of the later report;
 * {@code previous:} in front of it means the earlier report's cell, {@code -} that it is taken off.
 *
 * @param rule with such operands
 * @param forms ids of the forms that the earlier report may be on for the rule to make sense
 */
public record YearRule(FormCheck rule, List<String> forms) {
    /** What stands in front of the id of an earlier report's cell. */
    public static final String PREVIOUS = "previous:";

    public YearRule {
        forms = List.copyOf(forms);
    }
}
