package org.gongkai.app.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A paged list of Hanweb JCMS, as its {@code dataproxy.jsp} gives it out.
 *
 * <pre>
 * &lt;datastore&gt;
 * &lt;nextgroup&gt;&lt;![CDATA[&lt;a href="…dataproxy.jsp?page=2&amp;…"&gt;&lt;/a&gt;]]&gt;&lt;/nextgroup&gt;
 * &lt;recordset&gt;&lt;record&gt;&lt;![CDATA[&lt;li&gt;…&lt;/li&gt;]]&gt;&lt;/record&gt;…&lt;/recordset&gt;
 * &lt;/datastore&gt;
 * </pre>
 *
 * @param records each {@code <record>} element as it stands, newest first
 */
record RecordList(String column, List<String> records) {
    static final String PATH = "/module/web/jpage/dataproxy.jsp";

    private static final Pattern RECORD = Pattern.compile("<record>.*?</record>", Pattern.DOTALL);
    private static final int PER_PAGE = 6;
    /** More than this a page does not hold, whatever is asked for. */
    private static final int MOST = 100;

    static RecordList parse(String column, String datastore) {
        return new RecordList(
                column,
                RECORD.matcher(datastore).results().map(MatchResult::group).toList());
    }

    /**
     * The part asked for: from {@code startrecord} to {@code endrecord} (counted from 1, both included), else the
     * {@code page} (counted from 0, as {@code nextgroup} counts), else the first page. Beyond the end it is empty.
     */
    String page(Function<String, Optional<String>> parameter) {
        int perPage = number(parameter, "perpage").filter(n -> n > 0).orElse(PER_PAGE);
        int size = Math.min(perPage, MOST);
        int page = number(parameter, "page").orElse(0);
        int first = number(parameter, "startrecord").map(n -> n - 1).orElse(page * size);
        int from = Math.min(Math.max(first, 0), records.size());
        int end = number(parameter, "endrecord").orElse(from + size);
        int to = Math.min(Math.max(end, from), Math.min(from + MOST, records.size()));
        String next = to < records.size() && to > from
                ? "<a href=\"" + PATH + "?page=" + (from / size + 1) + "&columnid=" + column + "&unitid=247686\"></a>"
                : "";
        return "<?xml version='1.0' encoding='UTF-8'?>\n<datastore>\n<nextgroup><![CDATA[" + next
                + "]]></nextgroup>\n<recordset>\n"
                + records.subList(from, to).stream().collect(Collectors.joining("\n"))
                + "\n</recordset>\n</datastore>\n";
    }

    private static Optional<Integer> number(Function<String, Optional<String>> parameter, String name) {
        return parameter.apply(name).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf);
    }
}
