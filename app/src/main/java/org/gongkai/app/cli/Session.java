package org.gongkai.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.notify.Notices;
import org.gongkai.app.pipeline.CandidateReader;
import org.gongkai.app.pipeline.Crawling;
import org.gongkai.app.pipeline.Intake;
import org.gongkai.app.pipeline.Rereader;
import org.gongkai.app.search.ReportSearch;
import org.gongkai.app.web.EventsNow;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.archive.Archives;
import org.gongkai.archive.coverage.Coverage;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.config.CommandLineSetting;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.config.NotifySettings;
import org.gongkai.config.Registry;
import org.gongkai.config.TitleIdentifier;
import org.gongkai.crawler.Addresses;
import org.gongkai.extractor.Extractor;
import org.gongkai.model.Authority;
import org.jspecify.annotations.Nullable;

/**
 * What one command works with. Configuration and archive are opened when they are first asked for, so that a command
 * which needs neither starts at once. Closed by {@link Program} when the command has ended.
 */
public final class Session implements AutoCloseable {
    /** So many names that hold what was typed are offered. */
    private static final int MOST_NEAR = 8;

    private final GlobalOptions options;
    private final Console console;
    private final Clock clock;
    private final List<CommandLineSetting> settings = new ArrayList<>();
    private @Nullable Configuration configuration;
    private @Nullable Configuration shown;
    private @Nullable Archive archive;

    Session(GlobalOptions options, Console console, Clock clock) {
        this.options = options;
        this.console = console;
        this.clock = clock;
    }

    /** Where answers go and standard input comes from. */
    public Console console() {
        return console;
    }

    /** The clock that everything in this process goes by. */
    public Clock clock() {
        return clock;
    }

    /** The shipped configuration with the {@code --config} folders laid over it. */
    public synchronized Configuration configuration() throws ConfigurationException {
        if (configuration == null) {
            configuration = Configuration.load(options.overlays(), settings);
        }
        return configuration;
    }

    /** The configuration with the demo's samples; later calls of {@link #configuration()} give it too. */
    synchronized Configuration withSamples() throws ConfigurationException {
        configuration = DemoArchive.configuration(configuration());
        shown = configuration;
        return configuration;
    }

    /** Lays an option of the command over every file, for example {@code serve.port}; before configuration is read. */
    public synchronized void set(CommandLineSetting setting) {
        if (configuration != null) {
            throw new IllegalStateException(setting + " comes too late, the configuration is read already");
        }
        settings.add(setting);
    }

    /**
     * The authority that an AUTHORITY argument stands for: a code, or a name that one authority alone bears.
     *
     * @throws UsageException naming the candidates when there are several, saying what to do when there is none
     */
    public Authority authority(String codeOrName) throws ConfigurationException {
        Registry registry = registry();
        List<Authority> found = registry.resolve(codeOrName);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (!found.isEmpty()) {
            throw new UsageException("'" + codeOrName + "' may be any of these; give the code:" + lines(found));
        }
        List<Authority> near = registry.all().stream()
                .filter(authority -> authority.name().contains(codeOrName))
                .limit(MOST_NEAR)
                .toList();
        throw new UsageException("no authority has the code or name '" + codeOrName
                + (near.isEmpty()
                        ? "'; give its full official name, or add it to authorities/*.csv"
                        : "'; names that hold it:" + lines(near)));
    }

    /**
     * The region that a REGION argument stands for: {@link Registry#COUNTRY}, or the code of the authority that
     * {@link #authority} finds.
     */
    String region(String codeOrName) throws ConfigurationException {
        return codeOrName.strip().equals(Registry.COUNTRY)
                ? Registry.COUNTRY
                : authority(codeOrName).code();
    }

    /** The authorities that are known: with the samples when the archive is the demo's. */
    Registry registry() throws ConfigurationException {
        return (Archives.exists(archivePlace()) ? shown() : configuration()).registry();
    }

    /** Says above an answer for people that it is about samples, when the archive is the demo's. */
    void sayIfSamples() throws ConfigurationException {
        if (DemoArchive.sampleRun(keptArchive()).isPresent()) {
            console.out().println("Bundled samples: what follows says nothing of the real authorities.");
        }
    }

    private static String lines(List<Authority> authorities) {
        return authorities.stream()
                .map(authority -> System.lineSeparator() + "  " + authority.code() + "  " + authority.name())
                .collect(Collectors.joining());
    }

    /** Where the archive is, as {@code --archive} says. */
    public String archivePlace() {
        return options.archive();
    }

    /** The archive's folder; empty when it is a database elsewhere. */
    Optional<Path> archiveFolder() {
        String place = archivePlace();
        return place.startsWith("mongodb://") || place.startsWith("mongodb+srv://")
                ? Optional.empty()
                : Optional.of(Path.of(place));
    }

    /**
     * The search over the archive's reports, which is to be closed before the archive.
     *
     * @throws UsageException when its folder cannot be used
     */
    public ReportSearch search() throws ConfigurationException {
        Path folder = configuration()
                .settings()
                .serve()
                .searchFolder()
                // a folder of its own, as files are deleted there
                .map(name -> Path.of(name, "gongkai-search"))
                .orElseGet(() ->
                        archiveFolder().map(home -> home.resolve("search")).orElse(Path.of("search-index")));
        try {
            return ReportSearch.open(
                    archive(), configuration(), folder, words -> console.err().println("gongkai: " + words));
        } catch (IOException e) {
            throw new UsageException("the search index in " + folder + " cannot be used: " + e.getMessage()
                    + "; name a folder that can be made and written in serve.search-folder");
        }
    }

    /** The archive, opened, or begun, at the first call. Throws {@link ArchiveException} when it cannot be. */
    public synchronized Archive archive() throws ConfigurationException {
        if (archive == null) {
            ArchiveSettings settings = configuration().settings().archive();
            archive = Archives.open(archivePlace(), settings, clock);
            ArchiveSettings ofDemo = DemoArchive.settings(settings);
            if (!settings.equals(ofDemo) && DemoArchive.sampleRun(archive).isPresent()) {
                archive.close();
                archive = Archives.open(archivePlace(), ofDemo, clock);
            }
        }
        return archive;
    }

    /**
     * The archive for a command that only reads: one that is there already. Throws {@link ArchiveException} when there is
     * none, instead of beginning one.
     */
    public Archive keptArchive() throws ConfigurationException {
        if (!Archives.exists(archivePlace())) {
            throw new ArchiveException("there is no archive at " + archivePlace()
                    + "; name another place with --archive, or begin one with crawl or demo");
        }
        return archive();
    }

    /** Reads files with the configured forms and registry. */
    public Extractor extractor() throws ConfigurationException {
        return extractor(configuration());
    }

    private static Extractor extractor(Configuration read) {
        return new Extractor(
                read.forms(), read.registry(), identifier(read), read.settings().extractor());
    }

    /** Takes into the archive what others captured. */
    public Intake intake() throws ConfigurationException {
        return new Intake(
                archive(),
                candidates(),
                configuration().portals().stream().map(ConfiguredPortal::portal).toList(),
                clock);
    }

    private CandidateReader candidates() throws ConfigurationException {
        Configuration read = shown();
        return new CandidateReader(
                archive(),
                extractor(read),
                identifier(read),
                read.forms().digest(),
                read.settings().extractor().maxFileSize());
    }

    /** Reads these versions again from what the archive holds. */
    Rereader rereader(Archive kept, List<KeptVersion> versions) throws ConfigurationException {
        Configuration read = shown();
        return new Rereader(
                kept,
                extractor(read),
                identifier(read),
                read.forms().digest(),
                read.settings().extractor().maxFileSize(),
                read.portals().stream().map(ConfiguredPortal::portal).toList(),
                versions);
    }

    /** Crawls into the archive; {@code addresses} says how names of hosts become addresses. */
    public Crawling crawling(Addresses addresses) throws ConfigurationException {
        return new Crawling(archive(), candidates(), addresses, clock);
    }

    /**
     * Whoever the settings want told of what happens, ready before the first crawl.
     *
     * @throws UsageException when a region of theirs is not in the registry
     */
    Notices notices() throws ConfigurationException {
        Configuration read = configuration();
        NotifySettings settings = read.settings().notices();
        for (String region : settings.regions()) {
            if (!read.registry().isRegion(region)) {
                throw new UsageException("notify.regions: no authority has the code '" + region
                        + "'; './gongkai missing' lists codes, and authorities/*.csv takes new ones");
            }
        }
        return Notices.begin(
                settings,
                archive(),
                read.registry(),
                // the demo's samples are news to nobody
                DemoArchive.sampleRun(archive()).isPresent() ? List::of : new EventsNow(archive(), read, clock)::events,
                read.settings().crawler().allowPrivateAddresses(),
                clock,
                words -> console.err().println("gongkai: " + words));
    }

    /** The configuration that the archive's runs went by: with the samples when it is the demo's. */
    synchronized Configuration shown() throws ConfigurationException {
        if (shown == null) {
            Configuration read = configuration();
            shown = DemoArchive.sampleRun(archive()).isEmpty() ? read : DemoArchive.configuration(read);
        }
        return shown;
    }

    /** Who had to report about the year, and how each stands as known at the end of the day. */
    public CoverageReport coverage(int year, LocalDate asOf, Optional<String> region) throws ConfigurationException {
        Configuration read = shown();
        return new Coverage(
                        read.registry(),
                        read.deadlines(),
                        read.forms(),
                        read.portals().stream().map(ConfiguredPortal::portal).toList())
                .of(archive().evidence(), year, asOf, region);
    }

    private static TitleIdentifier identifier(Configuration read) {
        return new TitleIdentifier(
                read.registry(),
                read.portals().stream().map(ConfiguredPortal::portal).toList());
    }

    @Override
    public synchronized void close() {
        if (archive != null) {
            archive.close();
            archive = null;
        }
    }
}
