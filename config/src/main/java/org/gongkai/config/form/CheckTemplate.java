package org.gongkai.config.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.config.yaml.YamlObject;
import org.gongkai.config.yaml.YamlValue;

/** One entry under {@code checks}: a rule, or a pattern with {@code *} that stands for each row or column of a table. */
final class CheckTemplate {
    private CheckTemplate() {}

    /** The rules that the entry stands for, in the table's order; problems are told to the entry. */
    static List<FormCheck> expand(YamlObject yaml, List<FormTable> tables) {
        Optional<String> id = yaml.requireText("id");
        List<String> left = yaml.texts("left");
        List<String> right = yaml.texts("right");
        Optional<FormCheck.Relation> relation = relation(yaml);
        boolean soft = yaml.bool("soft").orElse(false);
        Optional<YamlValue> columnsOf = yaml.value("for-columns-of");
        Optional<YamlValue> rowsOf = yaml.value("for-rows-of");
        if (left.isEmpty() || right.isEmpty()) {
            yaml.reject("a check needs 'left' and 'right' with at least one cell id each");
            return List.of();
        }
        if (id.isEmpty() || relation.isEmpty()) {
            return List.of();
        }
        if (columnsOf.isPresent() && rowsOf.isPresent()) {
            yaml.reject("a check stands 'for-columns-of' or 'for-rows-of' a table, not for both");
            return List.of();
        }
        Set<String> each = new LinkedHashSet<>();
        columnsOf.ifPresent(value -> each.addAll(names(value, tables, true)));
        rowsOf.ifPresent(value -> each.addAll(names(value, tables, false)));
        if (each.isEmpty()) {
            return List.of(new FormCheck(id.get(), left, relation.get(), right, soft));
        }
        List<FormCheck> checks = new ArrayList<>();
        for (String name : each) {
            checks.add(new FormCheck(
                    id.get().replace("*", name), filled(left, name), relation.get(), filled(right, name), soft));
        }
        return checks;
    }

    private static Optional<FormCheck.Relation> relation(YamlObject yaml) {
        Optional<String> sign = yaml.text("relation");
        if (sign.isEmpty()) {
            return Optional.of(FormCheck.Relation.EQUAL);
        }
        for (FormCheck.Relation relation : FormCheck.Relation.values()) {
            if (relation.sign().equals(sign.get())) {
                return Optional.of(relation);
            }
        }
        yaml.reject("'relation' expects = or ≤, came '" + sign.get() + "'");
        return Optional.empty();
    }

    private static List<String> filled(List<String> patterns, String name) {
        return patterns.stream().map(pattern -> pattern.replace("*", name)).toList();
    }

    private static List<String> names(YamlValue value, List<FormTable> tables, boolean columns) {
        List<String> names = new ArrayList<>();
        String table = value.text().orElse("");
        for (FormTable candidate : tables) {
            if (candidate.id().equals(table)) {
                for (FormBlock block : candidate.blocks()) {
                    if (columns) {
                        block.columns().stream()
                                .filter(column -> !column.optional())
                                .forEach(column -> names.add(column.id()));
                    } else {
                        block.rows().stream().filter(row -> !row.optional()).forEach(row -> names.add(row.id()));
                    }
                }
            }
        }
        if (names.isEmpty()) {
            value.reject("the form has no table '" + table + "'");
        }
        return names;
    }
}
