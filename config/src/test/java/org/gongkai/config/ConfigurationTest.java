package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final String HEADER = "code,name,level,parent,aliases,valid_from,valid_to,portal\n";

    @TempDir
    Path temp;

    private Path mine;
    private Path yours;

    @BeforeEach
    void makeFolders() throws IOException {
        mine = Files.createDirectory(temp.resolve("mine"));
        yours = Files.createDirectory(temp.resolve("yours"));
    }

    private static void write(Path folder, String path, String... lines) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private static void writePortal(Path folder, String id, String... more) throws IOException {
        write(
                folder,
                "portals/" + id + ".yaml",
                "id: " + id,
                "name: 郑州市人民政府门户网站",
                "authority: \"410100\"",
                "start: [\"http://www.zhengzhou.gov.cn/\"]",
                String.join("\n", more));
    }

    private Configuration load(Path... overlays) throws ConfigurationException {
        return Configuration.load(List.of(overlays));
    }

    private List<String> problems(Path... overlays) {
        ConfigurationException e =
                catchThrowableOfType(ConfigurationException.class, () -> Configuration.load(List.of(overlays)));
        assertThat(e).as("problems are expected").isNotNull();
        assertThat(e.getMessage()).contains(e.problems().get(0).toString());
        return e.problems().stream()
                .map(problem -> problem.toString().replace(temp + "/", ""))
                .toList();
    }

    @Test
    void shipsTheDocumentedDefaults() throws ConfigurationException {
        Settings settings = load().settings();

        assertThat(settings.crawler())
                .isEqualTo(new CrawlerSettings(
                        Optional.empty(),
                        Duration.ofSeconds(2),
                        8,
                        false,
                        Hours.ALWAYS,
                        TlsPolicy.STRICT,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        64L << 20,
                        16L << 20,
                        Duration.ofDays(30),
                        5,
                        20_000,
                        12,
                        2,
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(5)));
        assertThat(settings.archive())
                .isEqualTo(new ArchiveSettings(
                        1L << 30,
                        1_000,
                        3,
                        Duration.ofDays(3),
                        Duration.ofDays(180),
                        Optional.empty(),
                        Duration.ofDays(30),
                        4L << 30));
        assertThat(settings.extractor()).isEqualTo(new ExtractorSettings(Duration.ofSeconds(60), 256L << 20, 200_000));
        assertThat(settings.serve()).isEqualTo(new ServeSettings("127.0.0.1", 8600));
        assertThat(settings.notices().isOn())
                .as("nobody is told anything unless asked")
                .isFalse();
    }

    @Test
    void documentsEverySettingInTheShippedFileInTheOrderOfTheRecords() throws Exception {
        String file;
        try (var in = Configuration.class.getResourceAsStream("shipped/settings.yaml")) {
            file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int at = 0;
        for (String key : SettingsBinding.KEYS) {
            int line = file.indexOf(" " + key.substring(key.indexOf('.') + 1) + ": ", at);
            assertThat(line).as(key + " is documented, after those before it").isGreaterThan(at);
            at = line;
        }
        assertThat(load().effective())
                .extracting(EffectiveSetting::key)
                .containsExactlyElementsOf(SettingsBinding.KEYS.stream()
                        .filter(key -> !Set.of(
                                        "crawler.user-agent-contact",
                                        "archive.replica",
                                        "serve.token",
                                        "serve.search-folder",
                                        "notify.mail.host",
                                        "notify.mail.user",
                                        "notify.mail.password",
                                        "notify.mail.from")
                                .contains(key))
                        .toList());
    }

    @Test
    void readsWhoMayChangeSomethingAndShowsNoToken() throws Exception {
        write(mine, "settings.yaml", "serve:", "  hosts: [Gongkai.example]", "  token: 0123456789abcdef");

        Configuration configuration = Configuration.load(List.of(mine), List.of());

        ServeSettings serve = configuration.settings().serve();
        assertThat(serve.token()).contains("0123456789abcdef");
        assertThat(serve.hosts()).containsExactly("Gongkai.example");
        assertThat(serve.toString()).doesNotContain("0123456789abcdef");
        assertThat(configuration.effective())
                .filteredOn(setting -> setting.key().equals("serve.token"))
                .extracting(EffectiveSetting::value)
                .containsExactly("***");
        write(mine, "settings.yaml", "serve.token: short");
        assertThat(catchThrowableOfType(
                        ConfigurationException.class, () -> Configuration.load(List.of(mine), List.of())))
                .hasMessageContaining("'serve.token' expects at least 16 characters")
                .hasMessageNotContaining("short");
    }

    @Test
    void readsWhoIsToldAndShowsNoPassword() throws Exception {
        write(
                mine,
                "settings.yaml",
                "notify:",
                "  webhooks:",
                "    - https://a.example/hook",
                "    - {url: 'https://b.example/', secret: s3}",
                "  kinds: [missing]",
                "  mail: {host: smtp.example, user: u, password: hidden, from: g@a.example, to: d@a.example}");

        Configuration configuration = Configuration.load(List.of(mine), List.of());
        NotifySettings notices = configuration.settings().notices();

        assertThat(notices.webhooks())
                .extracting(NotifySettings.Webhook::secret)
                .containsExactly(Optional.empty(), Optional.of("s3"));
        assertThat(notices.kinds()).containsExactly("missing");
        assertThat(notices.mail().password()).hasValue("hidden");
        assertThat(notices.mail().to()).containsExactly("d@a.example");
        assertThat(configuration.effective().toString()).doesNotContain("hidden", "s3");
        assertThat(configuration.settings().toString()).doesNotContain("hidden", "s3", "/hook");
    }

    @Test
    void tellsWhatCannotBeToldToAnyone() throws Exception {
        write(
                mine,
                "settings.yaml",
                "notify:",
                "  webhooks:",
                "    - ftp://a.example/",
                "    - https://u:p@a.example/",
                "  kinds: [findings]",
                "  mail.host: smtp.example",
                "  mail.password: alone",
                "  mail.security: ssl");

        assertThat(problems(mine))
                .hasSize(7)
                .anyMatch(text -> text.contains("'notify.kinds' expects some of altered, late"))
                .anyMatch(text -> text.contains("'notify.mail.host' needs 'notify.mail.to'"))
                .noneMatch(text -> text.contains("u:p@"));
    }

    @Test
    void letsWhatComesLaterWin() throws Exception {
        write(mine, "settings.yaml", "crawler:", "  pause-per-host: 3s", "  retries: 4", "  max-depth: 3");
        write(yours, "settings.yaml", "crawler.retries: 5", "crawler.max-depth: 4");
        writePortal(mine, "zhengzhou", "crawler:", "  max-depth: 5", "  hosts-at-once: 2");

        Configuration configuration = Configuration.load(
                List.of(mine, yours), List.of(new CommandLineSetting("crawler.hosts-at-once", "1", "--hosts 1")));
        CrawlerSettings general = configuration.settings().crawler();
        CrawlerSettings own = configuration.portal("zhengzhou").orElseThrow().crawler();

        assertThat(general.maxRedirects()).isEqualTo(5);
        assertThat(general.pausePerHost()).isEqualTo(Duration.ofSeconds(3));
        assertThat(general.retries()).isEqualTo(5);
        assertThat(general.maxDepth()).isEqualTo(4);
        assertThat(general.hostsAtOnce()).isEqualTo(1);
        assertThat(own.retries()).isEqualTo(5);
        assertThat(own.maxDepth()).isEqualTo(5);
        assertThat(own.hostsAtOnce()).isEqualTo(1);
    }

    @Test
    void tellsWhereEachSettingCameFrom() throws Exception {
        write(mine, "settings.yaml", "crawler:", "  retries: 4");
        Configuration configuration =
                Configuration.load(List.of(mine), List.of(new CommandLineSetting("serve.port", "0", "--port 0")));

        assertThat(configuration.effective())
                .contains(
                        new EffectiveSetting("crawler.retries", "4", mine.resolve("settings.yaml") + ":2"),
                        new EffectiveSetting("serve.port", "0", "--port 0"))
                .anySatisfy(setting -> {
                    assertThat(setting.key()).isEqualTo("crawler.max-depth");
                    assertThat(setting.origin()).matches("config/settings\\.yaml:\\d+");
                });
        assertThat(configuration.settings().serve().port()).isZero();
    }

    @Test
    void tellsEveryProblemOfEveryFileAtOnce() throws Exception {
        write(
                mine,
                "settings.yaml",
                "crawler:",
                "  pause-per-hosts: 1s",
                "  hosts-at-once: 0",
                "  user-agent-contact: nobody",
                "pause-per-host: 1s",
                "crawler.retries: many",
                "crawlr:",
                "  retries: 1",
                "serve:",
                "  port: 65536",
                "extractor.time-limit: 1ms");
        writePortal(mine, "zhengzhou", "scheduel: x", "crawler.retrys: 1");
        write(mine, "deadlines.yaml", "rules:", "  - levels: [county]");
        write(mine, "authorities/a.csv", HEADER + "1,,county,,,,,");

        assertThat(problems(mine))
                .containsExactly(
                        "mine/authorities/a.csv:2: the name is missing",
                        "mine/deadlines.yaml:2: the key 'basis' is missing",
                        "mine/deadlines.yaml:2: the key 'due' is missing",
                        "mine/deadlines.yaml:2: the key 'report-years' is missing",
                        "mine/deadlines.yaml:2: the key 'source' is missing",
                        "mine/portals/zhengzhou.yaml:5: unknown key 'scheduel'; did you mean 'schedule'?",
                        "mine/portals/zhengzhou.yaml:6: unknown key 'crawler.retrys'; did you mean 'crawler.retries'?",
                        "mine/settings.yaml:2: unknown key 'pause-per-hosts'; did you mean 'pause-per-host'?",
                        "mine/settings.yaml:3: 'hosts-at-once' expects a whole number from 1 to 1000, came '0'",
                        "mine/settings.yaml:4: 'crawler.user-agent-contact' expects an address of mail or web, such as"
                                + " archive@example.org or https://example.org/crawl, came 'nobody'",
                        "mine/settings.yaml:5: unknown key 'pause-per-host'; did you mean 'crawler.pause-per-host'?",
                        "mine/settings.yaml:6: 'crawler.retries' expects a whole number from 0 to 20, came the text 'many'",
                        "mine/settings.yaml:8: unknown key 'retries'; did you mean 'crawler.retries'?",
                        "mine/settings.yaml:10: 'port' expects a whole number from 0 to 65535, came '65536'",
                        "mine/settings.yaml:11: 'extractor.time-limit' expects a value from 100ms to 1d, came '1ms'");
    }

    @Test
    void tellsASettingThatStandsTwiceInOneFile() throws Exception {
        write(mine, "settings.yaml", "crawler.retries: 1", "crawler:", "  retries: 2");

        assertThat(problems(mine))
                .containsExactly(
                        "mine/settings.yaml:3: 'crawler.retries' is set in line 1 already; remove one of them");
    }

    @Test
    void acceptsSectionsWithoutLines() throws Exception {
        write(mine, "settings.yaml", "crawler:", "  # pause-per-host: 5s", "serve:");

        assertThat(load(mine).settings()).isEqualTo(load().settings());
    }

    @Test
    void tellsWrongOptionsOfTheCommandLine() {
        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class,
                () -> Configuration.load(
                        List.of(),
                        List.of(
                                new CommandLineSetting("serve.port", "x", "--port x"),
                                new CommandLineSetting("serve.prot", "1", "--set serve.prot=1"))));

        assertThat(e.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "--port x: 'serve.port' expects a whole number from 0 to 65535, came the text 'x'",
                        "--set serve.prot=1: unknown key 'serve.prot'; did you mean 'serve.port'?");
    }

    @Test
    void acceptsContactsOfMailAndWeb() throws Exception {
        for (String contact : List.of("archive@example.org", "mailto:a@example.org", "https://example.org/crawl")) {
            write(mine, "settings.yaml", "crawler.user-agent-contact: " + contact);
            assertThat(load(mine).settings().crawler().userAgentContact()).contains(contact);
        }
    }

    @Test
    void tellsFoldersThatAreNotThereAndFilesThatNobodyReads() throws Exception {
        write(mine, "setting.yaml", "a: 1");
        write(mine, "deadlines.yml", "rules: []");
        write(mine, "portal/x.yaml", "id: x");
        write(mine, "portals/x.yml", "id: x");
        write(mine, "portals/henan/x.yaml", "id: x");
        write(mine, "zzz", "x");
        write(mine, "README.md", "notes");
        write(mine, ".git/config", "x");
        write(temp, "file", "x");

        assertThat(problems(mine, temp.resolve("none"), temp.resolve("file")))
                .containsExactly(
                        "file: expected a folder, came a file; name the folder that holds settings.yaml, portals/ and so on",
                        "mine/deadlines.yml: no file of the configuration; did you mean 'deadlines.yaml'?",
                        "mine/portal/x.yaml: no file of the configuration; did you mean 'portals/x.yaml'?",
                        "mine/portals/henan/x.yaml: no file of the configuration; files lie directly in portals/",
                        "mine/portals/x.yml: no file of the configuration; did you mean 'portals/x.yaml'?",
                        "mine/setting.yaml: no file of the configuration; did you mean 'settings.yaml'?",
                        "mine/zzz: no file of the configuration; it may hold settings.yaml, deadlines.yaml, successions.csv,"
                                + " portals/*.yaml, authorities/*.csv and forms/*.yaml",
                        "none: there is no such folder; create it or correct --config");
    }

    @Test
    void namesOverlayFilesAsTheUserGaveTheFolder() {
        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class, () -> Configuration.load(List.of(Path.of("no", "such"))));

        assertThat(e.problems().get(0).file()).isEqualTo(Path.of("no", "such").toString());
    }

    @Test
    void readsAPortal() throws Exception {
        writePortal(
                mine,
                "zhengzhou",
                "hosts: [WWW.zhengzhou.gov.cn, public.zhengzhou.gov.cn]",
                "schedule: \"0 30 3 ? * MON\"");
        ConfiguredPortal read = load(mine).portal("zhengzhou").orElseThrow();

        assertThat(read.portal().start()).containsExactly(URI.create("http://www.zhengzhou.gov.cn/"));
        assertThat(read.portal().hosts()).containsExactlyInAnyOrder("www.zhengzhou.gov.cn", "public.zhengzhou.gov.cn");
        assertThat(read.portal().schedule()).isEqualTo("0 30 3 ? * MON");
        assertThat(read.crawler()).isEqualTo(load().settings().crawler());
    }

    @Test
    void letsAPortalGoWhereItStarts() throws Exception {
        writePortal(mine, "zhengzhou");

        assertThat(load(mine).portal("zhengzhou").orElseThrow().portal().hosts())
                .containsExactly("www.zhengzhou.gov.cn");
    }

    @Test
    void acceptsAddressesAndPorts() throws Exception {
        write(
                mine,
                "portals/a.yaml",
                "id: a",
                "name: A",
                "authority: 410100",
                "start: ['http://127.0.0.1:8081/', 'http://[::1]:8082/']",
                "hosts: ['127.0.0.1:8081', '[::1]']");
        write(mine, "portals/b.yaml", "id: b", "name: B", "authority: 410100", "start: 'http://127.0.0.1:8081/'");
        Configuration configuration = load(mine);

        assertThat(configuration.portal("a").orElseThrow().portal().hosts())
                .containsExactlyInAnyOrder("127.0.0.1:8081", "[::1]");
        assertThat(configuration.portal("b").orElseThrow().portal().hosts()).containsExactly("127.0.0.1");
    }

    @Test
    void replacesAPortalByFileName() throws Exception {
        writePortal(mine, "zhengzhou");
        writePortal(yours, "zhengzhou", "schedule: 0 0 4 * * ?");

        Configuration configuration = load(mine, yours);
        assertThat(configuration.portals()).hasSize(1);
        assertThat(configuration.portals().get(0).portal().schedule()).isEqualTo("0 0 4 * * ?");
    }

    @Test
    void tellsWhatIsWrongWithAPortal() throws Exception {
        write(
                mine,
                "portals/a.yaml",
                "id: b",
                "name: ''",
                "authority: 郑州市人民政府",
                "start: [www.zhengzhou.gov.cn, ftp://x.cn/, 'http://w.cn/']",
                "hosts: ['http://w.cn', v.cn]",
                "schedule: '0 3 * * MON'");
        write(mine, "portals/c.yaml", "id: c", "name: C", "authority: 410199", "start: []");

        assertThat(problems(mine))
                .containsExactly(
                        "mine/portals/a.yaml:1: expected the id 'a' as the file is named, came 'b'; change one of them",
                        "mine/portals/a.yaml:2: 'name' is blank",
                        "mine/portals/a.yaml:3: unknown authority '郑州市人民政府'; did you mean '410100' (郑州市人民政府)?",
                        "mine/portals/a.yaml:4: 'start' expects a full address such as http://www.example.gov.cn/, came"
                                + " 'ftp://x.cn/'",
                        "mine/portals/a.yaml:4: 'start' expects a full address such as http://www.example.gov.cn/, came"
                                + " 'www.zhengzhou.gov.cn'",
                        "mine/portals/a.yaml:5: 'hosts' expects host names such as www.example.gov.cn, without scheme"
                                + " and path, came 'http://w.cn'",
                        "mine/portals/a.yaml:5: 'hosts' lacks the start page's host 'w.cn'; add it",
                        "mine/portals/a.yaml:6: 'schedule' expects a Quartz cron expression of 6 or 7 fields such as"
                                + " '0 30 3 ? * MON', came 5 in '0 3 * * MON'; put the seconds before it",
                        "mine/portals/c.yaml:3: unknown authority '410199'; expected a code of authorities/*.csv",
                        "mine/portals/c.yaml:4: 'start' expects at least one address");
    }

    @Test
    void layersAuthoritiesRowByRow() throws Exception {
        write(
                mine,
                "authorities/more.csv",
                HEADER + "410100,郑州市人民政府,city,410000,中原绿城,,,zhengzhou",
                "410100-czj,郑州市财政局,department,410100,,,,");
        Registry registry = load(mine).registry();

        assertThat(registry.history("410100")).hasSize(1);
        assertThat(registry.find("410100").orElseThrow().portal()).contains("zhengzhou");
        assertThat(registry.named("中原绿城")).hasSize(1);
        assertThat(registry.named("河南省郑州市财政局")).singleElement().satisfies(authority -> assertThat(authority.code())
                .isEqualTo("410100-czj"));
        assertThat(registry.all()).hasSize(load().registry().all().size() + 1);
    }

    @Test
    void letsADeadlineOfAnOverlayDecideBeforeTheShippedOnes() throws Exception {
        write(
                mine,
                "deadlines.yaml",
                "rules:",
                "  - report-years: {from: 2021, to: 2021}",
                "    authority: \"431200\"",
                "    subtree: true",
                "    due: 02-20",
                "    basis: local",
                "    source: {zh: 怀化市通知, en: notice of Huaihua}");
        Configuration configuration = load(mine);

        assertThat(due(configuration, "431202", 2021)).isEqualTo("2022-02-20 LOCAL");
        assertThat(due(configuration, "431200", 2021)).isEqualTo("2022-02-20 LOCAL");
        assertThat(due(configuration, "431202", 2022)).isEqualTo("2023-03-31 LAW");
        assertThat(due(configuration, "430100", 2021)).isEqualTo("2022-03-31 LAW");
    }

    private static String due(Configuration configuration, String code, int year) {
        Due due = configuration
                .deadlines()
                .due(configuration.registry().find(code).orElseThrow(), year)
                .orElseThrow();
        return due.date() + " " + due.basis();
    }

    @Test
    void givesTheFilesOfKindsThatOthersRead() throws Exception {
        ConfigFile shipped = load().files().latest(ConfigFiles.Kind.FORM).get(0);
        String form = new String(shipped.bytes(new Problems()).orElseThrow(), StandardCharsets.UTF_8);
        write(mine, "forms/cn-2030.yaml", form.replace("id: " + shipped.stem(), "id: cn-2030"));
        List<ConfigFile> forms = load(mine).files().latest(ConfigFiles.Kind.FORM);

        ConfigFile last = forms.get(forms.size() - 1);
        assertThat(last.stem()).isEqualTo("cn-2030");
        assertThat(last.name()).isEqualTo(mine.resolve("forms/cn-2030.yaml").toString());
        assertThat(last.bytes(new Problems()))
                .hasValueSatisfying(bytes ->
                        assertThat(bytes).asString(StandardCharsets.UTF_8).contains("cn-2030"));
    }

    @Test
    void resolvesWhatTheCommandLineCallsAnAuthority() throws Exception {
        Registry registry = load().registry();

        assertThat(registry.resolve("410100")).hasSize(1);
        assertThat(registry.resolve("郑州市")).hasSize(1);
        assertThat(registry.resolve("鼓楼区")).hasSize(4);
        assertThat(registry.resolve("亚特兰蒂斯市")).isEmpty();
        assertThat(registry.named("儋州市", OptionalInt.of(2016)))
                .singleElement()
                .satisfies(authority -> assertThat(authority.code()).isEqualTo("460400"));
    }

    @Test
    void tellsTheProblemsOfFormsWithAllOthers() throws Exception {
        write(mine, "forms/cn-2030.yaml", "id: cn-2030");
        write(mine, "settings.yaml", "crawler.pause-per-hosts: 1s");

        ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> load(mine));
        assertThat(e.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem).contains("cn-2030.yaml:1", "'name' is missing"))
                .anySatisfy(problem -> assertThat(problem).contains("settings.yaml:1", "pause-per-host"));
    }
}
