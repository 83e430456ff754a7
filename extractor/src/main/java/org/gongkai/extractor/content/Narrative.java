package org.gongkai.extractor.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.PlainText;
import org.gongkai.model.ReportDocument.Section;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What the prose counts against what the tables say. A false accusation does harm, so that a count is held against a table
 * only where every sentence about it says the same, none of them agrees with the table, and the table was read firmly.
 */
final class Narrative {
    private static final String ENDS_OF_SENTENCES = "\n。;；!！?？";
    private static final Pattern YEAR = Pattern.compile("(20[0-9]{2})年");
    /** Somebody else than the authority whose report it is. */
    private static final Pattern OTHER_BODY =
            Pattern.compile("(?<![我本全])(?:[局厅镇乡]|街道|委员会|管委会|部门|单位)(?:[^,，]{0,6})(?:收到|受理|接收|接到|新收|办结|答复)");

    /** What is longer without a full stop was not written by people, and would be looked at for long. */
    private static final int LONGEST_SENTENCE = 3_000;

    private static final int LONGEST_QUOTE = 120;

    private Narrative() {}

    /** One finding for each kind of count that the tables contradict. */
    static List<Finding> against(List<Section> sections, Map<String, Cell> cells, @Nullable Integer year, Budget budget)
            throws UnreadableFileException {
        Map<Wording, Set<BigDecimal>> counts = new LinkedHashMap<>();
        Map<Wording, String> sentences = new LinkedHashMap<>();
        Map<Wording, Claim> stating = new LinkedHashMap<>();
        for (Section section : sections) {
            for (String sentence : sentences(section.text())) {
                budget.checkTime();
                if (sentence.length() > LONGEST_SENTENCE) {
                    continue;
                }
                String plain = PlainText.of(sentence);
                List<Claim> claims = mayCount(plain) ? mayBeStated(plain, section) : List.of();
                if (claims.isEmpty()
                        || isOfAnotherYear(plain, year)
                        || OTHER_BODY.matcher(plain).find()) {
                    continue;
                }
                for (Claim claim : claims) {
                    Matcher stated = claim.stated().matcher(plain);
                    // Few sentences state it: that is looked at before what else they may speak of.
                    if (!stated.find() || claim.elsewhere().matcher(plain).find()) {
                        continue;
                    }
                    do {
                        counts.computeIfAbsent(claim.what(), what -> new LinkedHashSet<>())
                                .add(count(stated));
                        sentences.put(claim.what(), sentence.strip());
                        stating.put(claim.what(), claim);
                    } while (stated.find());
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        stating.forEach((what, claim) ->
                compare(claim, counts.get(what), sentences.get(what), cells).ifPresent(findings::add));
        return findings;
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || ENDS_OF_SENTENCES.indexOf(text.charAt(i)) >= 0) {
                if (i > from) {
                    sentences.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return sentences;
    }

    private static List<Claim> mayBeStated(String sentence, Section section) {
        List<Claim> claims = new ArrayList<>();
        for (Claim claim : Claim.ALL) {
            boolean here = claim.chapters().isEmpty() || claim.chapters().contains(section.number());
            if (here && claim.mayBeStated(sentence)) {
                claims.add(claim);
            }
        }
        return claims;
    }

    /** Whether a sentence has a figure, or one of the words that say that there was none: most have neither. */
    private static boolean mayCount(String sentence) {
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (c >= '0' && c <= '9' || c == '未' || c == '无' || c == '没') {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAnotherYear(String sentence, @Nullable Integer year) {
        Matcher named = YEAR.matcher(sentence);
        while (named.find()) {
            if (year == null || Integer.parseInt(named.group(1)) != year) {
                return true;
            }
        }
        return false;
    }

    /** No count in the sentence means that it says there was none. */
    private static BigDecimal count(Matcher stated) {
        return stated.pattern().pattern().contains("(?<n>")
                ? new BigDecimal(stated.group("n").replace(",", ""))
                : BigDecimal.ZERO;
    }

    private static Optional<Finding> compare(
            Claim claim, @Nullable Set<BigDecimal> said, @Nullable String sentence, Map<String, Cell> cells) {
        if (said == null || said.size() != 1 || sentence == null) {
            return Optional.empty();
        }
        BigDecimal count = said.iterator().next();
        Map<String, Cell> used = new LinkedHashMap<>();
        for (List<String> ids : claim.sums()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Cell cell : cells(ids, cells)) {
                used.put(cell.id(), cell);
                if (!Figures.firm(cell) || cell.status() == CellStatus.ABSENT) {
                    return Optional.empty();
                }
                sum = cell.value() == null ? sum : sum.add(cell.value());
            }
            if (sum.compareTo(count) == 0) {
                return Optional.empty();
            }
        }
        boolean readable =
                used.values().stream().allMatch(cell -> cell.value() != null || cell.status() == CellStatus.BLANK);
        return used.isEmpty() || !readable ? Optional.empty() : Optional.of(finding(claim, count, sentence, used));
    }

    private static List<Cell> cells(List<String> patterns, Map<String, Cell> cells) {
        List<Pattern> ids = patterns.stream().map(Pattern::compile).toList();
        return cells.values().stream()
                .filter(cell ->
                        ids.stream().anyMatch(id -> id.matcher(cell.id()).matches()))
                .toList();
    }

    private static Finding finding(Claim claim, BigDecimal count, String sentence, Map<String, Cell> used) {
        String quote = sentence.length() <= LONGEST_QUOTE ? sentence : sentence.substring(0, LONGEST_QUOTE) + "…";
        String values = used.values().stream()
                .map(cell -> cell.id() + " = "
                        + (cell.value() == null ? "(blank)" : cell.value().toPlainString()))
                .collect(Collectors.joining(", "));
        return new Finding(
                "narrative-mismatch",
                Severity.WARNING,
                new Wording(
                        "the text gives " + count.toPlainString() + " as the number of "
                                + claim.what().en() + " (“" + quote + "”), the table says " + values,
                        "正文称" + claim.what().zh() + count.toPlainString() + "件（“" + quote + "”），表中为"
                                + values.replace("(blank)", "空白")),
                List.copyOf(used.keySet()));
    }
}
