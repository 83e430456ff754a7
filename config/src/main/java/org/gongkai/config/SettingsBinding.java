package org.gongkai.config;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongkai.config.yaml.YamlValue;

/** From values by key to the records of settings: the one place that knows types and bounds. */
final class SettingsBinding {
    /** Every key there is: {@code <section>.<component in kebab case>}. */
    static final Set<String> KEYS = keys();

    private static final Pattern CONTACT = Pattern.compile(
            "[^@\\s:/]+@[^@\\s:/]+\\.[^@\\s:/.]+|mailto:[^@\\s]+@[^@\\s]+\\.[^@\\s.]+|https?://[^\\s/]+\\S*");

    private SettingsBinding() {}

    static Settings settings(SettingValues values) {
        return new Settings(
                crawler(values),
                new ArchiveSettings(
                        values.size("archive.warc-file-size", "1MiB", "1TiB"),
                        values.integer("archive.batch-size", 1, 100_000),
                        values.integer("archive.removed-after", 1, 1_000),
                        values.duration("archive.removed-span", "0s", "3650d"),
                        values.duration("archive.look-holds", "1d", "3650d"),
                        values.text("archive.replica"),
                        values.duration("archive.verify-every", "0s", "3650d"),
                        values.size("archive.grids-size", "0B", "1TiB")),
                new ExtractorSettings(
                        values.duration("extractor.time-limit", "100ms", "1d"),
                        values.size("extractor.max-file-size", "1KiB", "2047MiB"),
                        values.integer("extractor.max-cells", 1_000, Integer.MAX_VALUE),
                        values.bool("extractor.ocr")),
                serve(values),
                NotifyBinding.settings(values));
    }

    private static ServeSettings serve(SettingValues values) {
        Optional<String> token = values.text("serve.token");
        if (token.isPresent() && token.get().length() < ServeSettings.SHORTEST_TOKEN) {
            values.value("serve.token")
                    .ifPresent(value -> value.reject("'serve.token' expects at least " + ServeSettings.SHORTEST_TOKEN
                            + " characters, such as 'openssl rand -hex 32' makes"));
        }
        return new ServeSettings(
                values.text("serve.host").orElse("127.0.0.1"),
                values.integer("serve.port", 0, 65_535),
                NotifyBinding.texts(values, "serve.hosts"),
                token,
                values.integer("serve.requests-per-second", 0, 100_000),
                values.text("serve.search-folder"));
    }

    static CrawlerSettings crawler(SettingValues values) {
        return new CrawlerSettings(
                contact(values),
                values.duration("crawler.pause-per-host", "0s", "1d"),
                values.integer("crawler.hosts-at-once", 1, 1_000),
                values.bool("crawler.allow-private-addresses"),
                hours(values),
                tls(values),
                values.duration("crawler.connect-timeout", "1ms", "1h"),
                values.duration("crawler.tls-timeout", "1ms", "1h"),
                values.duration("crawler.first-byte-timeout", "1ms", "1h"),
                values.duration("crawler.response-timeout", "1ms", "1h"),
                values.duration("crawler.exchange-timeout", "1ms", "1d"),
                values.size("crawler.max-body-size", "1KiB", "2047MiB"),
                values.size("crawler.max-page-size", "1KiB", "2047MiB"),
                values.duration("crawler.recheck-after", "0s", "3650d"),
                values.integer("crawler.max-redirects", 0, 50),
                values.integer("crawler.max-pages", 1, Integer.MAX_VALUE),
                values.integer("crawler.max-depth", 0, 1_000),
                values.integer("crawler.retries", 0, 20),
                values.duration("crawler.retry-pause", "0s", "1d"),
                values.duration("crawler.max-retry-after", "0s", "1d"));
    }

    private static Optional<String> contact(SettingValues values) {
        String key = "crawler.user-agent-contact";
        Optional<String> contact = values.text(key);
        Optional<YamlValue> value = values.value(key);
        if (contact.isPresent()
                && value.isPresent()
                && !CONTACT.matcher(contact.get()).matches()) {
            value.get()
                    .reject("'" + key + "' expects an address of mail or web, such as archive@example.org or"
                            + " https://example.org/crawl, came '" + contact.get() + "'");
            return Optional.empty();
        }
        return contact;
    }

    private static Hours hours(SettingValues values) {
        return own(
                values,
                "crawler.hours",
                Hours::parse,
                Hours.ALWAYS,
                "'always' or two times of the day in Asia/Shanghai, such as '22:00-06:00'");
    }

    private static TlsPolicy tls(SettingValues values) {
        return own(values, "crawler.tls", TlsPolicy::parse, TlsPolicy.STRICT, "'strict' or 'relaxed'");
    }

    static <T> T own(
            SettingValues values, String key, Function<String, Optional<T>> parse, T harmless, String expected) {
        Optional<T> parsed = values.text(key).flatMap(parse);
        if (parsed.isEmpty()) {
            values.value(key)
                    .ifPresent(value ->
                            value.reject("'" + key + "' expects " + expected + ", came '" + value.printed() + "'"));
        }
        return parsed.orElse(harmless);
    }

    private static Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        add(keys, "crawler.", CrawlerSettings.class);
        add(keys, "archive.", ArchiveSettings.class);
        add(keys, "extractor.", ExtractorSettings.class);
        add(keys, "serve.", ServeSettings.class);
        add(keys, "notify.", NotifySettings.class);
        add(keys, "notify.mail.", MailSettings.class);
        return keys;
    }

    private static void add(Set<String> keys, String section, Class<? extends Record> settings) {
        Stream.of(settings.getRecordComponents())
                .filter(component -> component.getType() != MailSettings.class) // a section of its own
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .forEach(name -> keys.add(section + name));
    }
}
