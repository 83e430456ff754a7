import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongkai.config.Configuration;
import org.gongkai.extractor.Extractor;
import org.gongkai.extractor.Source;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;

/**
 * What {@code bench/reextract} needs beside the program: {@code corpus FOLDER REPORTS SAMPLES} writes a folder to import,
 * the pages among the samples under the names of as many counties and with figures of their own; {@code extractor FOLDER}
 * says how many of these pages a second the extractor alone reads with all processors, from memory, once it is warm.
 */
final class ReextractSpeed {
    private static final Charset GBK = Charset.forName("GB18030");
    /** The place and year of a sample, as its heading has them. */
    private static final Pattern HEADING = Pattern.compile(">([^<>]{2,12})(2019|2021)年政府信息公开工作年度报告<");

    private static final Pattern FIGURE = Pattern.compile(">\\d{1,4}<");
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 10;

    private ReextractSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("corpus")) {
            corpus(folder, Integer.parseInt(arguments[2]), Path.of(arguments[3]));
        } else {
            extractor(folder);
        }
    }

    private static List<Path> pages(Path folder) throws Exception {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
    }

    private static void corpus(Path folder, int reports, Path samples) throws Exception {
        List<Path> pages = pages(samples);
        List<Authority> counties = Configuration.load(List.of()).registry().all().stream()
                .filter(authority -> authority.level() == Level.COUNTY && authority.existedIn(2021))
                .toList();
        Files.createDirectories(folder);
        StringBuilder index = new StringBuilder("file,url,date\n");
        for (int i = 0; i < reports; i++) {
            Authority county = counties.get(i % counties.size());
            Path sample = pages.get(i % counties.size() % pages.size());
            Charset charset = sample.toString().contains(".mso.") ? GBK : StandardCharsets.UTF_8;
            String text = Files.readString(sample, charset);
            Matcher heading = HEADING.matcher(text);
            if (!heading.find()) {
                throw new IllegalStateException("no heading in " + sample);
            }
            int year = Integer.parseInt(heading.group(2)) + i / counties.size();
            text = heading.replaceAll(
                    ">" + county.name().replace("人民政府", "") + year + "年政府信息公开工作年度报告<");
            int own = 1_000 + i;
            text = FIGURE.matcher(text).replaceFirst(">" + own + "<");
            String name = county.code() + "-" + year;
            Files.write(folder.resolve(name + ".html"), text.getBytes(charset));
            index.append(name)
                    .append(".html,http://www.example.gov.cn/")
                    .append(name)
                    .append(".html,2022-01-20\n");
        }
        Files.writeString(folder.resolve("index.csv"), index);
    }

    private static void extractor(Path folder) throws Exception {
        Configuration configuration = Configuration.load(List.of());
        Extractor extractor = new Extractor(
                configuration.forms(), configuration.registry(), configuration.settings().extractor());
        List<Source> sources = new ArrayList<>();
        for (Path page : pages(folder)) {
            sources.add(Source.of(page.getFileName().toString(), Files.readAllBytes(page)));
        }
        int threads = Runtime.getRuntime().availableProcessors();
        read(extractor, sources, threads, WARM_UP_SECONDS);
        System.out.printf(Locale.ROOT, "%.0f%n", read(extractor, sources, threads, SECONDS));
    }

    /** Reports a second. */
    private static double read(Extractor extractor, List<Source> sources, int threads, int seconds) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(pool.submit(() -> {
                while (System.nanoTime() < end) {
                    extractor.extract(sources.get(Math.floorMod(next.getAndIncrement(), sources.size())));
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        pool.shutdown();
        return next.get() * 1e9 / (System.nanoTime() - begun);
    }
}
