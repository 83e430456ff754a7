package org.gongkai.config.form;

import java.util.ArrayList;
import java.util.List;

/**
 * One arithmetic rule between the sum on the left and the sum on the right.
 *
 * @param id as in CONTRACT.md, for example {@code 3/balance/other}
 * @param left ids of cells, at least one
 * @param relation that the left sum has to the right one
 * @param right ids of cells, at least one
 * @param soft whether there may be good reasons for breaking it, so that a break is worth a look and no contradiction
 */
public record FormCheck(String id, List<String> left, Relation relation, List<String> right, boolean soft) {
    /** How two sums compare. */
    public enum Relation {
        EQUAL("="),
        AT_MOST("≤");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** Its mathematical sign. */
        public String sign() {
            return sign;
        }

        /** Whether it holds, given how the left side compares to the right one. */
        public boolean holds(int comparison) {
            return this == EQUAL ? comparison == 0 : comparison <= 0;
        }
    }

    public FormCheck {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /** A firm rule that two sums are equal. */
    public FormCheck(String id, List<String> left, List<String> right) {
        this(id, left, Relation.EQUAL, right, false);
    }

    /** The cells of both sides. */
    public List<String> operands() {
        List<String> operands = new ArrayList<>(left);
        operands.addAll(right);
        return operands;
    }
}
