package org.gongkai.config.form;

import java.util.List;

/**
 * A table of the form.
 *
 * @param id first part of its cells' ids
 * @param extraRows whether rows that the form does not know are kept, with ids that begin with {@code x-}
 */
public record FormTable(String id, boolean extraRows, List<FormBlock> blocks) {
    public FormTable {
        blocks = List.copyOf(blocks);
    }
}
