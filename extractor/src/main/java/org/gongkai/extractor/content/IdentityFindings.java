package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.config.form.Form;
import org.gongkai.model.Finding;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/** What a reader should know of whose report it is and of which year. */
final class IdentityFindings {
    private IdentityFindings() {}

    static List<Finding> of(Identity identity, Optional<Form> form) {
        List<Finding> findings = new ArrayList<>();
        if (identity.title() == null
                || identity.saying().map(title -> !title.report()).orElse(true)) {
            findings.add(finding(
                    "title-missing", Severity.INFO, "no title of a report stands in the document", "文中没有年度报告的标题"));
        }
        if (identity.authority() == null) {
            findings.add(finding(
                    "authority-unknown",
                    Severity.WARNING,
                    "whose report it is stands neither in the title nor clearly in the text",
                    "标题和正文都没有明确写出这是哪个机关的报告"));
        }
        if (identity.year() == null) {
            findings.add(
                    finding("year-unknown", Severity.WARNING, "the year of the report cannot be told", "无法确定报告的年度"));
        }
        if (identity.period() != null
                && identity.year() != null
                && identity.period().from().getYear() != identity.year()) {
            findings.add(finding(
                    "period-mismatch",
                    Severity.WARNING,
                    "the title says " + identity.year() + ", the period runs from "
                            + identity.period().from() + " to "
                            + identity.period().to(),
                    "标题为" + identity.year() + "年，统计期限却是" + identity.period().from() + "至"
                            + identity.period().to()));
        }
        if (form.isEmpty()) {
            findings.add(finding(
                    "no-form", Severity.INFO, "the document has no tables of a form that is known", "文中没有已知格式的表格"));
        }
        return findings;
    }

    private static Finding finding(String code, Severity severity, String en, String zh) {
        return new Finding(code, severity, new Wording(en, zh), List.of());
    }
}
