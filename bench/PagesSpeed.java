import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongkai.app.web.WebPages;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.config.Configuration;
import org.gongkai.config.ServeSettings;
import org.gongkai.model.ReportKey;

/**
 * What {@code bench/pages} measures: seconds of the processor and on the wall that pages take, asked for one after the
 * other and by several readers at once. Server and client share one process.
 */
final class PagesSpeed {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int READERS = 8;

    private PagesSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Configuration configuration = Configuration.load(List.of());
        try (Archive archive =
                        Archives.open(arguments[0], configuration.settings().archive(), Clock.systemUTC());
                WebPages pages = WebPages.start(
                        new ServeSettings("127.0.0.1", 0),
                        archive,
                        configuration,
                        configuration.forms(),
                        Clock.systemUTC())) {
            HttpClient client = HttpClient.newHttpClient();
            measured("first page after the start", client, pages, List.of("?lang=zh"), 1);
            List<ReportKey> keys = archive.reports();
            List<String> reports = new ArrayList<>();
            for (int index = 0; index < 2_000; index++) {
                ReportKey key = keys.get((int) ((long) index * keys.size() / 2_000));
                reports.add("report/" + key.authority() + "/" + key.year() + "?lang=zh");
            }
            measured("reports, to warm up", client, pages, reports, READERS);
            measured("start page", client, pages, times("?lang=zh", 100), 1);
            measured("territory", client, pages, times("region/410000?lang=en", 100), 1);
            measured("list of a year", client, pages, times("missing?year=2024&lang=zh", 100), 1);
            measured("authority", client, pages, times("authority/410704?lang=zh", 100), 1);
            measured("reports", client, pages, reports, READERS);
        }
    }

    private static List<String> times(String path, int count) {
        return java.util.Collections.nCopies(count, path);
    }

    private static void measured(String what, HttpClient client, WebPages pages, List<String> paths, int readers)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        long wall = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        List<Future<Integer>> answers = new ArrayList<>();
        for (String path : paths) {
            URI address = pages.address().resolve(path);
            answers.add(threads.submit(() -> {
                HttpResponse<byte[]> answer =
                        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(address + " answers " + answer.statusCode());
                }
                return answer.body().length;
            }));
        }
        int largest = 0;
        for (Future<Integer> answer : answers) {
            largest = Math.max(largest, answer.get());
        }
        double busy = (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / paths.size();
        double waited = (System.nanoTime() - wall) / 1e6 / paths.size();
        threads.shutdown();
        System.out.printf(
                Locale.ROOT,
                "%s: %d pages, %.1f ms of the processor and %.1f ms on the wall each, largest %d bytes; %.0f a second"
                        + " on two cores%n",
                what,
                paths.size(),
                busy,
                waited,
                largest,
                2_000 / busy);
    }
}
