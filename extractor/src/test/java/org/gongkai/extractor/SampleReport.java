package org.gongkai.extractor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormTable;

/**
 * A report on a form whose every figure is different, so that a figure in a wrong place shows; its tables can be altered
 * before they are written down.
 */
final class SampleReport {
    /** A cell of a table to be written down. */
    record Td(String text, int rows, int columns) {
        static Td of(String text) {
            return new Td(text, 1, 1);
        }
    }

    final Form form;
    final Map<String, BigDecimal> truth = new LinkedHashMap<>();
    final List<List<Td>> two = new ArrayList<>();
    final List<List<Td>> three = new ArrayList<>();
    final List<List<Td>> four = new ArrayList<>();

    SampleReport(String formId) {
        form = TestForms.shipped().find(formId).orElseThrow();
        int next = 1001;
        for (String id : form.cellIds()) {
            truth.put(id, BigDecimal.valueOf(next++));
        }
        tableTwo();
        tableThree();
        tableFour();
    }

    private String figure(String id) {
        return String.valueOf(truth.get(id));
    }

    /** Sets table 3's total before its other columns. */
    void putTotalFirst() {
        three.set(1, List.of(new Td("总计", 2, 1), new Td("自然人", 2, 1), new Td("法人或其他组织", 1, 5)));
        for (int r = 3; r < three.size(); r++) {
            List<Td> row = new ArrayList<>(three.get(r));
            row.add(row.size() - 7, row.remove(row.size() - 1));
            three.set(r, row);
        }
    }

    /** Prints these texts in the cells of these ids and {@code 0} in all others. */
    SampleReport print(Map<String, String> texts) {
        Map<String, String> printed = new HashMap<>();
        truth.forEach((id, figure) -> printed.put(figure.toPlainString(), texts.getOrDefault(id, "0")));
        for (List<List<Td>> table : List.of(two, three, four)) {
            for (List<Td> row : table) {
                row.replaceAll(
                        cell -> new Td(printed.getOrDefault(cell.text(), cell.text()), cell.rows(), cell.columns()));
            }
        }
        truth.replaceAll((id, figure) -> {
            String text = texts.getOrDefault(id, "0");
            return text.matches("-?[0-9.]+") ? new BigDecimal(text) : null;
        });
        return this;
    }

    private void tableTwo() {
        List<String> articles =
                form.id().equals("cn-2019") ? List.of("一", "五", "六", "八", "九") : List.of("一", "五", "六", "八");
        FormTable table = form.tables().get(0);
        for (int b = 0; b < table.blocks().size(); b++) {
            FormBlock block = table.blocks().get(b);
            int columns = block.columns().size();
            two.add(row(new Td("第二十条第（" + articles.get(b) + "）项", 1, 4)));
            List<Td> heading = new ArrayList<>(List.of(Td.of("信息内容")));
            for (int c = 0; c < columns; c++) {
                heading.add(new Td(block.columns().get(c).label().official(), 1, c == columns - 1 ? 4 - columns : 1));
            }
            two.add(heading);
            for (FormRow row : block.rows()) {
                List<Td> cells = new ArrayList<>(List.of(Td.of(row.label().official())));
                for (int c = 0; c < columns; c++) {
                    String id = "2/" + row.id() + "/" + block.columns().get(c).id();
                    cells.add(new Td(figure(id), 1, c == columns - 1 ? 4 - columns : 1));
                }
                two.add(cells);
            }
        }
    }

    private static List<Td> row(Td... cells) {
        return new ArrayList<>(List.of(cells));
    }

    private void tableThree() {
        three.add(row(new Td("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), new Td("申请人情况", 1, 7)));
        three.add(row(new Td("自然人", 2, 1), new Td("法人或其他组织", 1, 5), new Td("总计", 2, 1)));
        three.add(row(Td.of("商业企业"), Td.of("科研机构"), Td.of("社会公益组织"), Td.of("法律服务机构"), Td.of("其他")));
        FormBlock block = form.tables().get(1).blocks().get(0);
        int results = (int)
                block.rows().stream().filter(row -> row.id().startsWith("3.")).count();
        String group = "";
        for (FormRow row : block.rows()) {
            List<Td> cells = new ArrayList<>();
            String id = row.id();
            if (!id.startsWith("3.")) {
                cells.add(new Td(row.label().official(), 1, 3));
            } else {
                if (id.equals("3.1")) {
                    cells.add(new Td("三、本年度办理结果", results, 1));
                }
                String parent = id.indexOf('.', 2) < 0 ? "" : id.substring(0, 3);
                if (parent.isEmpty()) {
                    cells.add(new Td(row.label().official(), 1, 2));
                } else {
                    if (!parent.equals(group)) {
                        int height = (int) block.rows().stream()
                                .filter(other -> other.id().startsWith(parent + "."))
                                .count();
                        String name = Map.of("3.3", "（三）不予公开", "3.4", "（四）无法提供", "3.5", "（五）不予处理", "3.6", "（六）其他处理")
                                .get(parent);
                        cells.add(new Td(name, height, 1));
                    }
                    cells.add(Td.of(row.label().official()));
                }
                group = parent;
            }
            for (FormColumn column : block.columns()) {
                cells.add(Td.of(figure("3/" + id + "/" + column.id())));
            }
            three.add(cells);
        }
    }

    private void tableFour() {
        four.add(row(new Td("行政复议", 1, 5), new Td("行政诉讼", 1, 10)));
        List<Td> second = new ArrayList<>();
        List<Td> third = new ArrayList<>();
        List<String> outcomes = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
        outcomes.forEach(outcome -> second.add(new Td(outcome, 2, 1)));
        second.add(new Td("未经复议直接起诉", 1, 5));
        second.add(new Td("复议后起诉", 1, 5));
        outcomes.forEach(outcome -> third.add(Td.of(outcome)));
        outcomes.forEach(outcome -> third.add(Td.of(outcome)));
        four.add(second);
        four.add(third);
        List<Td> figures = new ArrayList<>();
        truth.keySet().stream().filter(id -> id.startsWith("4/")).forEach(id -> figures.add(Td.of(figure(id))));
        four.add(figures);
    }

    static String table(List<List<Td>> rows) {
        StringBuilder html = new StringBuilder("<table border=1><tbody>");
        for (List<Td> row : rows) {
            html.append("<tr>");
            for (Td cell : row) {
                html.append("<td");
                html.append(cell.rows() > 1 ? " rowspan=\"" + cell.rows() + "\"" : "");
                html.append(cell.columns() > 1 ? " colspan=\"" + cell.columns() + "\"" : "");
                html.append('>').append(cell.text()).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table>").toString();
    }

    /** The page with its tables as they are now. */
    String page() {
        return page(table(two), table(three), table(four));
    }

    String page(String tableTwo, String tableThree, String tableFour) {
        int year = form.firstYear();
        return "<html><head><meta charset=utf-8><title>测试</title></head><body><div id=zoom>"
                + "<h1>郑州市人民政府" + year + "年政府信息公开工作年度报告</h1>"
                + "<p>本报告所列数据的统计期限为" + year + "年1月1日至" + year + "年12月31日。</p>"
                + "<p>一、总体情况</p><p>我市认真落实《条例》。</p>"
                + "<p>二、主动公开政府信息情况</p>" + tableTwo
                + "<p>三、收到和处理政府信息公开申请情况</p>" + tableThree
                + "<p>四、政府信息公开行政复议、行政诉讼情况</p>" + tableFour
                + "<p>五、存在的主要问题及改进情况</p><p>仍有不足。</p>"
                + "<p>六、其他需要报告的事项</p><p>无。</p></div></body></html>";
    }
}
