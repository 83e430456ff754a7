package org.gongkai.extractor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.gongkai.extractor.detect.KindDetector;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.xml.sax.SAXException;

/**
 * How long extraction of a file takes, next to Tika's own parse of the same bytes into plain text. Measured of ours are
 * the reading, which like Tika's parse ends with text and tables, and everything: detection, reading, alignment with
 * every form, checks, identity, fingerprint. One operation is all sample files of a format.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReadingSpeed {
    /** The most that a format may take, as a multiple of Tika's time. */
    static final Map<String, Double> TARGETS = targets();

    private static final double TWO_THREADS = 1.8;

    /** Also the file name extension. */
    @Param({"html", "doc", "docx", "xls", "xlsx", "pdf"})
    public String format = "html";

    private final List<Source> files = new ArrayList<>();
    private final Extractor extractor = TestForms.extractor();
    private final AutoDetectParser tika = new AutoDetectParser();

    private static Map<String, Double> targets() {
        Map<String, Double> targets = new LinkedHashMap<>();
        targets.put("html", 1.0);
        targets.put("doc", 1.0);
        targets.put("docx", 1 / 3.0);
        targets.put("xls", 1.0);
        targets.put("xlsx", 1 / 3.0);
        targets.put("pdf", 1.5);
        return targets;
    }

    /** Takes the files into memory. */
    @Setup
    public void load() throws IOException, URISyntaxException {
        Path folder = Path.of(ReadingSpeed.class.getResource("/made").toURI());
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.sorted().toList()) {
                if (file.toString().endsWith("." + format)) {
                    files.add(Source.of(file.getFileName().toString(), Files.readAllBytes(file)));
                }
            }
        }
    }

    /** Nanoseconds that either took, over all operations of an iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Time {
        public long ours;
        public long readings;
        public long tikas;
    }

    /** One after the other, so that whatever else the machine does slows both. */
    @Benchmark
    public void beside(Time time, Blackhole hole)
            throws IOException, SAXException, TikaException, InterruptedException, UnreadableFileException {
        long begin = System.nanoTime();
        gongkai(hole);
        long extracted = System.nanoTime();
        reading(hole);
        long read = System.nanoTime();
        tika(hole);
        time.ours += extracted - begin;
        time.readings += read - extracted;
        time.tikas += System.nanoTime() - read;
    }

    /** Bytes to report document. */
    @Benchmark
    public void gongkai(Blackhole hole) throws InterruptedException {
        for (Source file : files) {
            hole.consume(extractor.extract(file));
        }
    }

    /** Bytes to paragraphs and tables. */
    private void reading(Blackhole hole) throws UnreadableFileException {
        for (Source file : files) {
            hole.consume(ContentReader.reading(
                    file,
                    KindDetector.detect(file.bytes()),
                    new Budget(TestForms.settings().maxCells())));
        }
    }

    /** Bytes to text. */
    private void tika(Blackhole hole) throws IOException, SAXException, TikaException {
        for (Source file : files) {
            BodyContentHandler text = new BodyContentHandler(-1);
            tika.parse(new ByteArrayInputStream(file.bytes()), text, new Metadata(), new ParseContext());
            hole.consume(text.toString());
        }
    }

    /** Measures, and prints the ratios; JMH's options are accepted, {@code -p format=docx} for one format alone. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        Map<String, RunResult> beside = run(given, "beside", 1);
        Map<String, RunResult> one = run(given, "gongkai", 1);
        Map<String, RunResult> two = run(given, "gongkai", 2);
        StringBuilder table = new StringBuilder(
                "\n| format | reading / Tika | everything / Tika | at most | two threads | at least |\n"
                        + "|---|---|---|---|---|---|\n");
        beside.forEach((format, result) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.1f |%n",
                format,
                ofTikas(result, "readings"),
                ofTikas(result, "ours"),
                TARGETS.get(format),
                score(two, format) / score(one, format),
                TWO_THREADS)));
        System.out.println(table);
    }

    private static double ofTikas(RunResult result, String time) {
        return result.getSecondaryResults().get(time).getScore()
                / result.getSecondaryResults().get("tikas").getScore();
    }

    private static double score(Map<String, RunResult> results, String format) {
        return results.get(format).getPrimaryResult().getScore();
    }

    private static Map<String, RunResult> run(CommandLineOptions given, String benchmark, int threads)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(given)
                .include(ReadingSpeed.class.getSimpleName() + "." + benchmark + "$")
                .threads(threads);
        if (!given.getForkCount().hasValue()) {
            options.forks(1);
        }
        if (!given.getJvmArgs().hasValue()) {
            // One collector thread beside one or two readers; a heap of one size; libraries' warnings are not measured.
            options.jvmArgs(
                    "-Xms512m",
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-Dfile.encoding=UTF-8",
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=off");
        }
        if (!given.getWarmupIterations().hasValue()) {
            options.warmupIterations(6);
        }
        if (!given.getMeasurementIterations().hasValue()) {
            options.measurementIterations(5);
        }
        if (!given.getWarmupTime().hasValue()) {
            options.warmupTime(TimeValue.seconds(5));
        }
        if (!given.getMeasurementTime().hasValue()) {
            options.measurementTime(TimeValue.seconds(4));
        }
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            results.put(result.getParams().getParam("format"), result);
        }
        return results;
    }
}
