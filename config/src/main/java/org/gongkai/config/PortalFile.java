package org.gongkai.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongkai.config.yaml.YamlObject;
import org.gongkai.config.yaml.YamlReader;
import org.gongkai.config.yaml.YamlValue;
import org.gongkai.model.Portal;

/** Reads one {@code portals/<id>.yaml}. */
final class PortalFile {
    private static final Set<String> CRAWLER_KEYS = SettingsBinding.KEYS.stream()
            .filter(key -> key.startsWith("crawler."))
            .collect(Collectors.toUnmodifiableSet());

    private final ConfigFile file;
    private final Problems problems;
    private boolean verified = true;

    PortalFile(ConfigFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * The portal; empty when its file has problems.
     *
     * @param general settings of all portals
     * @param commandLine laid over the portal's own
     */
    Optional<ConfiguredPortal> read(SettingValues general, List<CommandLineSetting> commandLine, Registry registry) {
        Optional<YamlObject> root =
                file.bytes(problems).flatMap(bytes -> YamlReader.read(file.name(), bytes, problems));
        return root.flatMap(yaml -> read(yaml, general, commandLine, registry));
    }

    /** Whether the file that was read says that it may be used; only {@code verified: false} says otherwise. */
    boolean verified() {
        return verified;
    }

    private Optional<ConfiguredPortal> read(
            YamlObject yaml, SettingValues general, List<CommandLineSetting> commandLine, Registry registry) {
        Optional<String> id = id(yaml);
        Optional<String> name = yaml.requireText("name");
        Optional<String> authority = authority(yaml, registry);
        List<URI> start = start(yaml);
        Set<String> hosts = hosts(yaml, start);
        String schedule = schedule(yaml);
        verified = yaml.bool("verified").orElse(true);
        // for people; read so that it is checked
        yaml.value("note").ifPresent(YamlValue::text);
        SettingValues own = general.copy();
        own.lay(yaml, "crawler", CRAWLER_KEYS);
        commandLine.stream()
                .filter(setting -> CRAWLER_KEYS.contains(setting.key()))
                .forEach(setting -> own.lay(setting, CRAWLER_KEYS));
        CrawlerSettings crawler = SettingsBinding.crawler(own);
        yaml.rejectUnknownKeys();
        if (id.isEmpty() || name.isEmpty() || authority.isEmpty() || start.isEmpty() || hosts.isEmpty()) {
            return Optional.empty();
        }
        Portal portal = new Portal(id.get(), name.get(), authority.get(), start, hosts, schedule);
        return Optional.of(new ConfiguredPortal(portal, crawler));
    }

    private Optional<String> id(YamlObject yaml) {
        Optional<YamlValue> value = yaml.requireValue("id");
        Optional<String> id = value.flatMap(YamlValue::text);
        if (id.isPresent() && !id.get().equals(file.stem())) {
            value.get()
                    .reject("expected the id '" + file.stem() + "' as the file is named, came '" + id.get()
                            + "'; change one of them");
            return Optional.empty();
        }
        if (id.isPresent() && !id.get().matches("[a-z0-9][a-z0-9._-]*")) {
            value.get()
                    .reject("expected an id of lower-case letters, digits, '.', '_' and '-', came '" + id.get() + "'");
            return Optional.empty();
        }
        return id;
    }

    private static Optional<String> authority(YamlObject yaml, Registry registry) {
        Optional<YamlValue> value = yaml.requireValue("authority");
        Optional<String> code = value.flatMap(YamlValue::text);
        if (code.isPresent() && registry.find(code.get()).isEmpty()) {
            List<String> meant = registry.named(code.get()).stream()
                    .map(authority -> "'" + authority.code() + "' (" + authority.name() + ")")
                    .toList();
            value.get()
                    .reject("unknown authority '" + code.get() + "'"
                            + (meant.isEmpty()
                                    ? "; expected a code of authorities/*.csv"
                                    : "; did you mean " + String.join(" or ", meant) + "?"));
            return Optional.empty();
        }
        return code;
    }

    private static List<URI> start(YamlObject yaml) {
        List<URI> start = new ArrayList<>();
        Optional<YamlValue> value = yaml.requireValue("start");
        List<YamlValue> addresses =
                value.map(v -> v.isList() ? v.list() : List.of(v)).orElse(List.of());
        if (value.isPresent() && addresses.isEmpty() && value.get().isList()) {
            value.get().reject("'start' expects at least one address");
        }
        for (YamlValue address : addresses) {
            address.text().ifPresent(text -> webAddress(text)
                    .ifPresentOrElse(
                            start::add,
                            () -> address.reject("'start' expects a full address such as http://www.example.gov.cn/,"
                                    + " came '" + text + "'")));
        }
        return start;
    }

    private static Optional<URI> webAddress(String text) {
        try {
            URI uri = new URI(text.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            return web ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Set<String> hosts(YamlObject yaml, List<URI> start) {
        Set<String> hosts = new LinkedHashSet<>();
        Optional<YamlValue> value = yaml.value("hosts");
        if (value.isEmpty()) {
            start.forEach(uri -> hosts.add(uri.getHost().toLowerCase(Locale.ROOT)));
            return hosts;
        }
        List<YamlValue> names = value.get().isList() ? value.get().list() : List.of(value.get());
        for (YamlValue name : names) {
            Optional<String> host = name.text().map(text -> text.strip().toLowerCase(Locale.ROOT));
            host.filter(PortalFile::isHost)
                    .ifPresentOrElse(
                            hosts::add,
                            () -> host.ifPresent(text -> name.reject("'hosts' expects host names such as"
                                    + " www.example.gov.cn, without scheme and path, came '" + text + "'")));
        }
        if (names.isEmpty()) {
            value.get().reject("'hosts' expects at least one host; leave the key out for those of the start pages");
        }
        for (URI uri : start) {
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            if (!hosts.isEmpty() && !hosts.contains(host) && !hosts.contains(host + ":" + uri.getPort())) {
                value.get().reject("'hosts' lacks the start page's host '" + host + "'; add it");
            }
        }
        return hosts;
    }

    /** A host name or address, with or without a port. */
    private static boolean isHost(String text) {
        Optional<URI> uri = webAddress("http://" + text + "/");
        return uri.isPresent()
                && text.equals(uri.get().getRawAuthority())
                && uri.get().getUserInfo() == null;
    }

    private static String schedule(YamlObject yaml) {
        Optional<YamlValue> value = yaml.value("schedule");
        Optional<String> schedule = value.flatMap(YamlValue::text).map(String::strip);
        if (schedule.isPresent() && !schedule.get().isEmpty()) {
            CronFields.problem(schedule.get()).ifPresent(problem -> value.get().reject("'schedule' " + problem));
        }
        return schedule.orElse("");
    }
}
