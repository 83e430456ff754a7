/**
 * Strict reading of YAML. In: the bytes of one file and its name. Out: a tree whose values know file and line and are
 * asked for by type, and {@link org.gongkai.config.Problem}s for whatever is not as expected: syntax, character set,
 * duplicate and unknown keys, wrong types, missing units. It never stops at the first problem, never converts between
 * types, and never makes objects out of tags.
 */
@NullMarked
package org.gongkai.config.yaml;

import org.jspecify.annotations.NullMarked;
