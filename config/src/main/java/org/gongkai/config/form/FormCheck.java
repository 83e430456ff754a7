package org.gongkai.config.form;

import java.util.List;

/**
 * One arithmetic rule: the sum on the left equals the sum on the right.
 *
 * @param id as in CONTRACT.md, for example {@code 3/balance/other}
 * @param left ids of cells, at least one
 * @param right ids of cells, at least one
 */
public record FormCheck(String id, List<String> left, List<String> right) {
    public FormCheck {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }
}
