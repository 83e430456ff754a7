package org.gongkai.app.data.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.gongkai.app.data.parquet.ParquetFile;
import org.gongkai.app.data.table.Dataset;
import org.gongkai.app.data.table.Table;
import org.jspecify.annotations.Nullable;

/** A Data Package whose files are Parquet: one for each table, and {@code datapackage.json}. */
public final class ParquetFolder implements DataFormat {
    private static final int BUFFER = 1 << 16;

    private final Dataset dataset;
    private final Path folder;
    private final Map<String, Written> files = new LinkedHashMap<>();

    private record Written(HashedFile file, ParquetFile parquet) {}

    /** @param folder that is there and empty */
    public ParquetFolder(Dataset dataset, Path folder) throws IOException {
        this.dataset = dataset;
        this.folder = folder;
        for (Table<?> table : dataset.tables()) {
            HashedFile file = new HashedFile(folder.resolve(table.name() + ".parquet"));
            Map<String, String> notes = new LinkedHashMap<>();
            notes.put("title", table.title().en());
            notes.put("title:zh", table.title().zh());
            files.put(
                    table.name(),
                    new Written(file, new ParquetFile(table, notes, new BufferedOutputStream(file, BUFFER))));
        }
    }

    @Override
    public void row(Table<?> table, @Nullable Object[] row) throws IOException {
        Written written = Objects.requireNonNull(files.get(table.name()), table.name());
        written.file().rows++;
        written.parquet().row(row);
    }

    @Override
    public List<String> finish(SortedSet<String> sources) throws IOException {
        DataPackage about = new DataPackage(dataset);
        for (Table<?> table : dataset.tables()) {
            Written written = Objects.requireNonNull(files.get(table.name()), table.name());
            written.parquet().finish();
            HashedFile file = written.file();
            about.add(
                    table,
                    table.name() + ".parquet",
                    "parquet",
                    "application/vnd.apache.parquet",
                    file.bytes(),
                    file.sha256(),
                    file.rows);
        }
        about.write(folder, sources);
        return List.of();
    }

    @Override
    public void close() throws IOException {
        for (Written written : files.values()) {
            written.file().close();
        }
    }
}
