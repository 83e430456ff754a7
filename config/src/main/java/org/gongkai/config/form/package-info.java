/**
 * Statutory forms as data: which tables, rows and columns a report has, how they are labelled, and what must add up.
 *
 * <p>In: {@code forms/*.yaml}, described in {@code config/forms/README.md}; out: checked records. It never reads a
 * report and knows no form by name.
 */
@NullMarked
package org.gongkai.config.form;

import org.jspecify.annotations.NullMarked;
