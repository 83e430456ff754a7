package org.gongkai.app.data.format;

import java.util.List;

/** Indexes for the usual questions, and views that answer them. */
final class SqliteViews {
    private SqliteViews() {}

    /** Statements, in order; the tables are there and filled. */
    static List<String> all() {
        return List.of(
                "CREATE INDEX cells_by_cell ON cells (cell, value)",
                "CREATE INDEX series_by_indicator ON series (indicator, authority, year)",
                "CREATE INDEX reports_by_year ON reports (year, authority)",
                "CREATE INDEX checks_by_status ON checks (status, check_id)",
                """
                CREATE VIEW labelled_cells AS
                  SELECT r.authority, r.authority_name, r.year, r.status AS report_status, c.version, v.current, v.form,
                    c.cell, f.label_en, f.label_zh, f.unit_zh, c.value, c.raw, c.status, c.flags, c.address, c.sha256
                  FROM cells c
                  JOIN versions v ON v.report = c.report AND v.version = c.version
                  JOIN reports r ON r.report = c.report
                  LEFT JOIN form_cells f ON f.form = v.form AND f.cell = c.cell""",
                """
                CREATE VIEW flagged_cells AS
                  SELECT * FROM labelled_cells WHERE flags IS NOT NULL""",
                """
                CREATE VIEW failed_checks AS
                  SELECT r.authority, r.authority_name, r.year, k.version, k.check_id, k.left_side, k.right_side, k.message,
                    k.message_zh, v.address
                  FROM checks k
                  JOIN versions v ON v.report = k.report AND v.version = k.version
                  JOIN reports r ON r.report = k.report
                  WHERE k.status = 'fail'""",
                """
                CREATE VIEW labelled_series AS
                  SELECT s.authority, r.authority_name, s.year, s.version, v.current, s.indicator, i.label_en, i.label_zh,
                    s.value, s.status, s.flags, s.form, i.comparable, i.reason_en, i.reason_zh
                  FROM series s
                  JOIN versions v ON v.report = s.report AND v.version = s.version
                  JOIN reports r ON r.report = s.report
                  JOIN indicators i ON i.indicator = s.indicator""");
    }
}
