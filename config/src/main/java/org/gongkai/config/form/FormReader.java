package org.gongkai.config.form;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gongkai.config.ConfigFile;
import org.gongkai.config.Problems;
import org.gongkai.config.yaml.YamlObject;
import org.gongkai.config.yaml.YamlReader;
import org.gongkai.config.yaml.YamlValue;
import org.gongkai.model.Digest;

/** Reads form files (their keys: {@code config/forms/README.md}) and checks them; every problem is told, none throws. */
public final class FormReader {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;
    private static final String ID = "[a-z0-9][a-z0-9_.-]*";

    private final Problems problems;

    private FormReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * All forms of the files, as {@link org.gongkai.config.ConfigFiles#latest} gives them. A later file with the same form
     * id replaces an earlier one; a file with problems gives no form.
     */
    public static FormSet read(List<ConfigFile> files, Problems problems) {
        Map<String, Form> forms = new TreeMap<>();
        Map<String, Digest> sources = new TreeMap<>();
        for (ConfigFile file : files) {
            Optional<byte[]> bytes = file.bytes(problems);
            bytes.flatMap(read -> new FormReader(problems).form(file.name(), read))
                    .ifPresent(form -> {
                        forms.put(form.id(), form);
                        bytes.ifPresent(read -> sources.put(form.id(), Digest.of(read)));
                    });
        }
        return new FormSet(List.copyOf(forms.values()), digest(sources));
    }

    /** Over ids and bytes, so that a renamed folder changes nothing and a changed wording does. */
    private static Digest digest(Map<String, Digest> sources) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        sources.forEach((id, digest) -> {
            all.writeBytes(id.getBytes(StandardCharsets.UTF_8));
            all.write(0);
            all.writeBytes(digest.hex().getBytes(StandardCharsets.UTF_8));
        });
        return Digest.of(all.toByteArray());
    }

    private Optional<Form> form(String file, byte[] bytes) {
        int before = problems.sorted().size();
        Optional<YamlObject> root = YamlReader.read(file, bytes, problems);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        YamlObject yaml = root.get();
        Optional<String> id = yaml.requireText("id");
        Optional<String> name = yaml.requireText("name");
        Optional<String> source = yaml.requireText("source");
        Optional<YamlObject> years = yaml.requireValue("years").flatMap(v -> yaml.object("years"));
        int first =
                years.flatMap(y -> y.integer("first", FIRST_YEAR, LAST_YEAR)).orElse(FIRST_YEAR);
        int last = years.flatMap(y -> y.integer("last", FIRST_YEAR, LAST_YEAR)).orElse(LAST_YEAR);
        if (first > last) {
            yaml.reject("'years' ends in " + last + " before it begins in " + first);
        }
        boolean expected = yaml.bool("expected").orElse(true);
        List<FormSection> sections = sections(yaml);
        List<FormTable> tables = tables(yaml);
        List<FormCheck> checks = checks(yaml, tables);
        List<YearRule> yearRules = yearRules(yaml, tables);
        yaml.rejectUnknownKeys();
        if (problems.sorted().size() > before || id.isEmpty() || name.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Form(
                id.get(), name.get(), source.get(), first, last, expected, sections, tables, checks, yearRules));
    }

    private List<FormSection> sections(YamlObject yaml) {
        List<FormSection> sections = new ArrayList<>();
        for (YamlObject section : yaml.objects("sections")) {
            Optional<Integer> number = section.requireValue("number").flatMap(value -> value.integer(1, 99));
            Optional<Label> heading = label(section);
            if (number.isPresent() && heading.isPresent()) {
                sections.add(new FormSection(number.get(), heading.get()));
            }
        }
        return sections;
    }

    private List<FormTable> tables(YamlObject yaml) {
        List<FormTable> tables = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        yaml.requireValue("tables");
        for (YamlObject table : yaml.objects("tables")) {
            Optional<String> id = id(table, ids);
            boolean extra = table.bool("extra-rows").orElse(false);
            List<FormBlock> blocks = new ArrayList<>();
            Set<String> cells = new HashSet<>();
            table.requireValue("blocks");
            for (YamlObject block : table.objects("blocks")) {
                block(block, cells).ifPresent(blocks::add);
            }
            id.ifPresent(known -> tables.add(new FormTable(known, extra, blocks)));
        }
        return tables;
    }

    private Optional<FormBlock> block(YamlObject yaml, Set<String> cells) {
        FormBlock.Layout layout = choice(yaml, "layout", FormBlock.Layout.values(), FormBlock.Layout.TALL);
        List<FormColumn> columns = new ArrayList<>();
        Set<String> columnIds = new HashSet<>();
        yaml.requireValue("columns");
        for (YamlObject column : yaml.objects("columns")) {
            Optional<String> id = id(column, columnIds);
            Optional<Label> label = label(column);
            FigureType type = choice(column, "type", FigureType.values(), FigureType.COUNT);
            if (id.isPresent() && label.isPresent()) {
                columns.add(new FormColumn(
                        id.get(), label.get(), type, column.bool("optional").orElse(false)));
            }
        }
        List<FormRow> rows = new ArrayList<>();
        Set<String> rowIds = new HashSet<>();
        yaml.requireValue("rows");
        for (YamlObject row : yaml.objects("rows")) {
            Optional<String> id = id(row, rowIds);
            Optional<Label> label = label(row);
            Optional<FigureType> type = row.value("type").isPresent()
                    ? Optional.of(choice(row, "type", FigureType.values(), FigureType.COUNT))
                    : Optional.empty();
            String unit = row.text("unit").orElse("");
            if (id.isPresent() && label.isPresent()) {
                rows.add(new FormRow(
                        id.get(), label.get(), type, unit, row.bool("optional").orElse(false)));
            }
        }
        if (layout != FormBlock.Layout.LIST && columns.stream().anyMatch(FormColumn::optional)) {
            yaml.reject("only columns of a block with 'layout: list' may be optional; others are told by their order");
        }
        if (!columns.isEmpty() && columns.stream().allMatch(FormColumn::optional)) {
            yaml.reject("all columns of this block are optional; at least one must be one that every document has");
        }
        if (columns.isEmpty() || rows.isEmpty()) {
            yaml.reject("a block needs a column and a row; came " + columns.size() + " columns and " + rows.size()
                    + " rows that can be used");
            return Optional.empty();
        }
        FormBlock block = new FormBlock(layout, columns, rows);
        for (String cell : block.allCellIds()) {
            if (!cells.add(cell)) {
                yaml.reject("the cell " + cell + " stands in this table twice; give one of them another id");
            }
        }
        return Optional.of(block);
    }

    private static Optional<String> id(YamlObject yaml, Set<String> taken) {
        Optional<String> id = yaml.requireText("id");
        if (id.isPresent() && !id.get().matches(ID)) {
            yaml.reject("the id '" + id.get() + "' may hold only small letters, digits, '_', '.' and '-'");
            return Optional.empty();
        }
        if (id.isPresent() && !taken.add(id.get())) {
            yaml.reject("the id '" + id.get() + "' stands here twice; each may stand once");
            return Optional.empty();
        }
        return id;
    }

    private static Optional<Label> label(YamlObject yaml) {
        yaml.requireValue("labels");
        List<String> texts =
                yaml.texts("labels").stream().filter(text -> !text.isBlank()).toList();
        if (texts.isEmpty()) {
            yaml.reject("'labels' expects at least one wording as it is printed on the form");
            return Optional.empty();
        }
        return Optional.of(new Label(texts, yaml.text("english").orElse("")));
    }

    private static <E extends Enum<E>> E choice(YamlObject yaml, String key, E[] choices, E otherwise) {
        Optional<YamlValue> value = yaml.value(key);
        Optional<String> text = value.flatMap(YamlValue::text);
        if (text.isEmpty()) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E choice : choices) {
            String name = choice.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.get())) {
                return choice;
            }
            names.add(name);
        }
        value.get().reject("'" + key + "' expects one of " + String.join(", ", names) + ", came '" + text.get() + "'");
        return otherwise;
    }

    private static List<FormCheck> checks(YamlObject yaml, List<FormTable> tables) {
        List<FormCheck> checks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> cells = cells(tables);
        for (YamlObject check : yaml.objects("checks")) {
            for (FormCheck each : CheckTemplate.expand(check, tables)) {
                if (!ids.add(each.id())) {
                    check.reject("the check " + each.id() + " stands in this form twice; give one another id");
                }
                for (String operand : each.left()) {
                    rejectUnknown(check, operand, cells);
                }
                for (String operand : each.right()) {
                    rejectUnknown(check, operand, cells);
                }
                checks.add(each);
            }
        }
        return checks;
    }

    /** The cells of the earlier report may be those of another form, and are not looked up. */
    private static List<YearRule> yearRules(YamlObject yaml, List<FormTable> tables) {
        List<YearRule> rules = new ArrayList<>();
        Set<String> cells = cells(tables);
        for (YamlObject rule : yaml.objects("across-years")) {
            List<String> forms = rule.texts("previous-forms");
            if (forms.isEmpty()) {
                rule.reject("'previous-forms' expects the ids of the forms that the earlier report may be on");
            }
            for (FormCheck each : CheckTemplate.expand(rule, tables)) {
                for (String operand : each.operands()) {
                    if (!operand.contains(YearRule.PREVIOUS)) {
                        rejectUnknown(rule, operand.replaceFirst("^-", ""), cells);
                    }
                }
                rules.add(new YearRule(each, forms));
            }
        }
        return rules;
    }

    private static Set<String> cells(List<FormTable> tables) {
        Set<String> cells = new HashSet<>();
        for (FormTable table : tables) {
            for (FormBlock block : table.blocks()) {
                block.allCellIds().forEach(id -> cells.add(table.id() + "/" + id));
            }
        }
        return cells;
    }

    private static void rejectUnknown(YamlObject check, String operand, Set<String> cells) {
        if (!cells.contains(operand)) {
            check.reject("the check adds up the cell " + operand + ", which the form does not have");
        }
    }
}
