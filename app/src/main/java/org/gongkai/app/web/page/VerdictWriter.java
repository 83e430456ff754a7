package org.gongkai.app.web.page;

import java.math.BigDecimal;
import org.gongkai.app.web.page.Sheet.Verdict;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;
import org.gongkai.app.web.text.Written;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.jspecify.annotations.Nullable;

/** Puts the outcome of a rule into words. */
final class VerdictWriter {
    private final FormWords words;
    private final Texts texts;
    private final Language language;

    VerdictWriter(FormWords words, Language language) {
        this.words = words;
        this.language = language;
        this.texts = Texts.in(language);
    }

    Verdict write(Check check) {
        return new Verdict(check.id(), check.status(), shown(check), spoken(check));
    }

    private String shown(Check check) {
        return switch (check.status()) {
            case PASS -> texts.of("verdict.pass");
            case FAIL -> side(check.left()) + " ≠ " + side(check.right());
            case UNDETERMINED -> texts.of("verdict.undetermined");
            case NOT_ASSESSABLE -> texts.of("verdict.not-assessable");
        };
    }

    /** The check's own sentence; one made of the rule's name for checks that were stored without. */
    private String spoken(Check check) {
        String own = language == Language.ZH ? check.messageZh() : check.message();
        return own.isEmpty() ? composed(check) : own;
    }

    private String composed(Check check) {
        String rule = words.rule(check.id());
        String target = words.ruleTarget(check.id());
        return check.status() == CheckStatus.PASS || check.status() == CheckStatus.FAIL
                ? texts.of(
                        "verdict.spoken." + check.status().label(),
                        target,
                        rule,
                        side(check.left()),
                        side(check.right()))
                : texts.of("verdict.spoken." + check.status().label(), target, rule);
    }

    private String side(@Nullable BigDecimal sum) {
        return sum == null ? "?" : Written.number(sum);
    }
}
