package org.gongkai.app.data.format;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import org.gongkai.app.data.table.Table;
import org.jspecify.annotations.Nullable;

/** Takes rows and writes them in a format. Used by one thread; closing without finishing leaves what is of no use. */
public interface DataFormat extends AutoCloseable {
    /** Takes a row; rows of different tables may come in turn. */
    void row(Table<?> table, @Nullable Object[] row) throws IOException;

    /**
     * Makes it whole.
     *
     * @param sources the sites that the reports were seen at
     * @return what the format could not take, sentences; most often none
     */
    List<String> finish(SortedSet<String> sources) throws IOException;

    /** Lets files go. */
    @Override
    void close() throws IOException;
}
