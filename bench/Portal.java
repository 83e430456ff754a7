import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A portal on loopback for {@code bench/speed}: a home page, a column of annual reports over as many list pages as it
 * takes, and the reports, which are one real report under other names. Every loopback address is a portal of its own, and all look alike.
 *
 * <p>{@code java bench/Portal.java PORT PAGES REPORTS BYTES SAMPLE [ENTRIES]}: pages in all, how many of them are reports
 * (the rest are the home page and the pages of the list), bytes of each, and the file of the report. Lists also link
 * notices on another host, as each page of a list has to show something new. It prints what it was asked when its standard
 * input ends.
 *
 * <p>With {@code ENTRIES} each page of the list has so many entries beside that may be reports and are none; then it
 * prints a line with the time, in milliseconds, for each address that is asked for the first time.
 */
final class Portal {
    private static final int NOTICES_IN_A_LIST = 10;
    private static final String COLUMN = "/zwgk/zfxxgk/zfxxgknb/";
    private static final Pattern LIST = Pattern.compile(COLUMN + "(?:index(?:_(\\d+))?\\.html)?");
    private static final Pattern REPORT = Pattern.compile(COLUMN + "202401/t20240115_(\\d+)\\.html");
    private static final Pattern ENTRY = Pattern.compile(COLUMN + "d/\\d+\\.html");
    private static final String CITY = "样例市";
    private static final String SYLLABLES = "安平和顺长宁永兴新康福泰";
    private static final String[] BUREAUS = {
        "教育局", "财政局", "民政局", "司法局", "审计局", "统计局", "交通运输局", "农业农村局", "水利局", "商务局"
    };
    private static final String SAMPLE_TITLE = "郑州市2019年政府信息公开工作年度报告";

    private final int bytes;
    private final int lists;
    private final int reports;
    private final String sample;
    private final String[] filler = new String[64];
    private final int entries;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final LongAdder asked = new LongAdder();

    private Portal(int pages, int reports, int bytes, String sample, int entries) {
        this.entries = entries;
        this.sample = sample.substring(sample.indexOf("<body>") + "<body>".length(), sample.indexOf("</body>"));
        this.bytes = bytes;
        this.lists = pages - 1 - reports;
        this.reports = reports;
        Random random = new Random(20240131);
        for (int i = 0; i < filler.length; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < bytes / 3 + 1) {
                text.append((char) (0x4e00 + random.nextInt(2_500)));
            }
            filler[i] = text.toString();
        }
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        Portal portal = new Portal(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Files.readString(Path.of(arguments[4])),
                arguments.length > 5 ? Integer.parseInt(arguments[5]) : 0);
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(arguments[0])), 1_000);
        server.createContext("/", portal::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println("ready " + portal.reports + " reports, " + portal.lists + " lists");
        while (System.in.read() >= 0) {
            // until whoever started this is done
        }
        System.out.println(portal.asked.sum() + " requests");
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.increment();
            String path = exchange.getRequestURI().getPath();
            Matcher list = LIST.matcher(path);
            Matcher report = REPORT.matcher(path);
            if (entries > 0 && known.add(path)) {
                System.out.println("first " + System.currentTimeMillis() + " " + path);
            }
            String page = null;
            if (path.equals("/")) {
                page = page("样例市人民政府", "<a href='" + COLUMN + "'>政府信息公开年报</a>", 0);
            } else if (list.matches()) {
                page = list(list.group(1) == null ? 0 : Integer.parseInt(list.group(1)));
            } else if (report.matches() && Integer.parseInt(report.group(1)) < reports) {
                int number = Integer.parseInt(report.group(1));
                page = page(title(number), sample.replace(SAMPLE_TITLE, title(number)).replace("郑州市", CITY), number);
            }
            if (entries > 0 && ENTRY.matcher(path).matches()) {
                page = page("样例", "<p>与年报无关的内容。</p>", 0);
            }
            byte[] body = (page == null ? "no such page" : page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String title(int number) {
        int district = number / BUREAUS.length;
        String name = "" + SYLLABLES.charAt(district % SYLLABLES.length())
                + SYLLABLES.charAt(district / SYLLABLES.length() % SYLLABLES.length());
        return CITY + name + "区" + BUREAUS[number % BUREAUS.length] + "2019年政府信息公开工作年度报告";
    }

    private String list(int number) {
        StringBuilder links = new StringBuilder("<h2>政府信息公开年报</h2><ul>");
        // the reports, spread evenly over the lists
        for (int i = share(number); i < share(number + 1); i++) {
            links.append("<li><a href='").append(COLUMN).append("202401/t20240115_").append(i).append(".html'>")
                    .append(title(i)).append("</a><span>2024-01-15</span></li>");
        }
        for (int i = 0; i < NOTICES_IN_A_LIST; i++) {
            links.append("<li><a href='http://elsewhere.example/notice/").append(number).append('_').append(i)
                    .append(".html'>关于召开第").append(number).append("次工作会议的通知</a><span>2024-01-10</span></li>");
        }
        for (int i = number * entries; i < (number + 1) * entries; i++) {
            links.append("<li><a href='").append(COLUMN).append("d/").append(i).append(".html'>财政局第").append(i)
                    .append("所2023年</a></li>");
        }
        links.append("</ul><script>createPageHTML(").append(lists).append(", ").append(number)
                .append(", \"index\", \"html\");</script>");
        // for crawlers that run no scripts and know none
        if (number + 1 < lists) {
            links.append("<a href='").append(COLUMN).append("index_").append(number + 1).append(".html'>下一页</a>");
        }
        return page("政府信息公开年报", links.toString(), number);
    }

    private int share(int list) {
        return (int) ((long) reports * Math.min(list, lists) / lists);
    }

    private String page(String title, String content, int number) {
        String page = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>" + title
                + "</title></head><body><div class='article'>" + content + "<p>";
        String end = "</p></div></body></html>";
        int room = bytes - (page + end).getBytes(StandardCharsets.UTF_8).length;
        String text = filler[Math.floorMod(number, filler.length)];
        // all pages differ, as real ones do
        return page + number + text.substring(0, Math.max(0, Math.min(text.length(), room / 3))) + end;
    }
}
