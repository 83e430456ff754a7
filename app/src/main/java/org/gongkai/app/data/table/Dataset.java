package org.gongkai.app.data.table;

import java.util.List;

/**
 * All tables of an export: a table comes behind those that its foreign keys name.
 *
 * @param program name and version of what writes it
 * @param words what was chosen, in words; empty when everything was
 * @param samples whether it is made of the bundled samples
 */
public record Dataset(String program, String words, boolean samples, List<Table<?>> tables) {
    public Dataset {
        tables = List.copyOf(tables);
    }
}
