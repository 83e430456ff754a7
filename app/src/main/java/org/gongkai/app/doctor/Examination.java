package org.gongkai.app.doctor;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.config.Configuration;
import org.gongkai.config.ServeSettings;
import org.gongkai.extractor.ocr.RecognitionTrial;

/** Looks at this machine; each question stands in a method of its own. */
public final class Examination {
    private static final int JAVA = 17;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long HEAP_WANTED = 512 * MEBIBYTE;
    private static final int CONNECT_MILLIS = 3000;

    private final Map<String, String> environment;
    private final Clock clock;
    private final String archivePlace;
    private final Optional<Configuration> configuration;

    /** @param configuration empty when it has problems */
    public Examination(
            Map<String, String> environment, Clock clock, String archivePlace, Optional<Configuration> configuration) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.archivePlace = archivePlace;
        this.configuration = configuration;
    }

    /** What was found, in the order in which a person would mend it. */
    public List<Condition> conditions() {
        return Stream.concat(
                        Stream.of(java(), maven(), memory(), encoding(), clock(), loopback(), recognition(), archive()),
                        Stream.concat(
                                Stream.of(configured()),
                                configuration.stream()
                                        .flatMap(c -> Stream.of(
                                                contact(c), port(c.settings().serve())))))
                .toList();
    }

    private static Condition java() {
        int version = Runtime.version().feature();
        String detail = "Java " + Runtime.version() + ", " + System.getProperty("java.vendor");
        if (version < JAVA) {
            return Condition.lacking("java", detail, "install a JDK " + JAVA + " or later");
        }
        return ModuleLayer.boot().findModule("jdk.compiler").isPresent()
                ? Condition.ok("java", detail)
                : Condition.warning(
                        "java", detail + ", without a compiler", "install a JDK, not a JRE, to build from source");
    }

    private Condition maven() {
        String path = environment.getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.of("MAVEN_HOME", "M2_HOME")
                                .flatMap(name -> Stream.ofNullable(environment.get(name)))
                                .map(home -> home + "/bin"),
                        Stream.of(path.split(File.pathSeparator, -1)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> new File(folder, "mvn"))
                .filter(File::canExecute)
                .findFirst()
                .map(mvn -> Condition.ok("maven", mvn.getPath()))
                .orElseGet(() -> Condition.warning(
                        "maven", "no mvn on the PATH", "install Maven 3.8 or later to build from source"));
    }

    private static Condition memory() {
        Runtime runtime = Runtime.getRuntime();
        String detail =
                size(runtime.maxMemory()) + " for the program, " + runtime.availableProcessors() + " processors";
        return runtime.maxMemory() < HEAP_WANTED
                ? Condition.warning("memory", detail, "give it " + size(HEAP_WANTED) + ": GONGKAI_JAVA_OPTS=-Xmx512m")
                : Condition.ok("memory", detail);
    }

    private static Condition encoding() {
        String names = System.getProperty("sun.jnu.encoding", "");
        return Charset.isSupported(names) && Charset.forName(names).newEncoder().canEncode('汉')
                ? Condition.ok("encoding", "file names and arguments in " + names)
                : Condition.warning(
                        "encoding",
                        "file names and arguments in " + names + ", which has no Chinese characters",
                        "set LC_ALL=C.UTF-8");
    }

    private Condition clock() {
        return Condition.ok(
                "clock",
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                                .format(clock.instant().atZone(ZoneId.of("Asia/Shanghai")))
                        + " in Asia/Shanghai; deadlines and schedules go by it");
    }

    private static Condition loopback() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                Socket client = new Socket()) {
            client.connect(new InetSocketAddress(loopback, server.getLocalPort()), CONNECT_MILLIS);
            return Condition.ok("loopback", "programs on this machine reach one another");
        } catch (IOException e) {
            return Condition.lacking(
                    "loopback",
                    "cannot listen on " + loopback.getHostAddress() + " and connect to it: " + e.getMessage(),
                    "allow loopback connections; the embedded database works over one");
        }
    }

    private static Condition recognition() {
        return RecognitionTrial.problem()
                .map(
                        problem -> Condition.warning(
                                "recognition",
                                "scans cannot be read here: " + problem,
                                "use Linux (x64 or arm64 with glibc), macOS (arm64) or Windows (x64); all other files are read"))
                .orElseGet(() -> Condition.ok("recognition", "scans and other pictures of text can be read"));
    }

    private Condition archive() {
        if (archivePlace.startsWith("mongodb:") || archivePlace.startsWith("mongodb+srv:")) {
            return Condition.ok("archive", "a MongoDB deployment; open it with any command to see whether it answers");
        }
        try {
            return archiveFolder(Path.of(archivePlace).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Condition.lacking(
                    "archive",
                    "'" + archivePlace + "' cannot be a folder: " + e.getReason(),
                    "choose another --archive");
        } catch (IOException e) {
            return Condition.lacking(
                    "archive", archivePlace + " cannot be read: " + e.getMessage(), "choose another --archive");
        }
    }

    private static Condition archiveFolder(Path folder) throws IOException {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Condition.lacking(
                    "archive",
                    existing + (Files.isDirectory(existing) ? " cannot be written to" : " is not a folder"),
                    "choose another place with --archive");
        }
        String free = size(Files.getFileStore(existing).getUsableSpace()) + " free";
        if (!existing.equals(folder)) {
            return Condition.ok("archive", folder + " will be begun by the first crawl; " + free);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            long kept = files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
            return Condition.ok("archive", folder + " holds " + size(kept) + "; " + free);
        }
    }

    private Condition configured() {
        return configuration
                .map(c -> Condition.ok("configuration", c.portals().size() + " portals configured"))
                .orElseGet(
                        () -> Condition.lacking("configuration", "has problems", "'gongkai check-config' lists them"));
    }

    private static Condition contact(Configuration configuration) {
        return configuration
                .settings()
                .crawler()
                .userAgentContact()
                .map(contact -> Condition.ok("contact", contact))
                .orElseGet(() -> Condition.warning(
                        "contact",
                        "nobody named for portals to write to, so crawl is refused",
                        "set crawler.user-agent-contact to your mail or web address in settings.yaml"));
    }

    private static Condition port(ServeSettings serve) {
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(serve.host(), serve.port()));
            return Condition.ok("port", serve.host() + ":" + serve.port() + " is free for web pages");
        } catch (IOException e) {
            return Condition.warning(
                    "port",
                    serve.host() + ":" + serve.port() + ": " + e.getMessage(),
                    "choose another with serve.port, or stop the program that has it");
        }
    }

    private static String size(long bytes) {
        double mebibytes = (double) bytes / MEBIBYTE;
        return mebibytes < 1024
                ? String.format(Locale.ROOT, "%.0f MiB", mebibytes)
                : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
    }
}
