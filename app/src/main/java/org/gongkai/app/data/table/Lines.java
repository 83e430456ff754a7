package org.gongkai.app.data.table;

import java.util.function.Function;

/** Columns of a version, for tables whose lines belong to one. */
final class Lines {
    private Lines() {}

    static <T> Column<T> report(Function<T, VersionLine> version) {
        return of(ReportsTable.report(), version);
    }

    static <T> Column<T> version(Function<T, VersionLine> version) {
        return of(VersionsTable.version(), version);
    }

    static <T> Column<T> sha256(Function<T, VersionLine> version) {
        return of(VersionsTable.sha256(), version);
    }

    static <T> Column<T> address(Function<T, VersionLine> version) {
        return of(VersionsTable.address(), version);
    }

    static <T> Column<T> sample(Function<T, VersionLine> version) {
        return of(ReportsTable.sample(), version);
    }

    /** The same column of the line's version. */
    static <T> Column<T> of(Column<VersionLine> column, Function<T, VersionLine> version) {
        return new Column<>(
                column.name(),
                column.type(),
                column.required(),
                column.title(),
                column.description(),
                line -> column.of(version.apply(line)));
    }
}
