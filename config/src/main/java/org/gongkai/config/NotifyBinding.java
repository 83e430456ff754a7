package org.gongkai.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gongkai.config.yaml.YamlObject;
import org.gongkai.config.yaml.YamlValue;

/** From values by key to the {@code notify.*} settings. */
final class NotifyBinding {
    private static final Pattern MAILBOX = Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+");

    private NotifyBinding() {}

    static NotifySettings settings(SettingValues values) {
        return new NotifySettings(webhooks(values), kinds(values), texts(values, "notify.regions"), mail(values));
    }

    private static List<NotifySettings.Webhook> webhooks(SettingValues values) {
        List<NotifySettings.Webhook> webhooks = new ArrayList<>();
        for (YamlValue item : items(values, "notify.webhooks")) {
            if (item.isObject()) {
                Optional<YamlObject> object = item.object();
                Optional<YamlValue> address = object.flatMap(o -> o.requireValue("url"));
                Optional<String> secret = object.flatMap(o -> o.text("secret"));
                object.ifPresent(YamlObject::rejectUnknownKeys);
                address.flatMap(NotifyBinding::address)
                        .ifPresent(uri ->
                                webhooks.add(new NotifySettings.Webhook(uri, secret.filter(text -> !text.isBlank()))));
            } else {
                address(item).ifPresent(uri -> webhooks.add(new NotifySettings.Webhook(uri, Optional.empty())));
            }
        }
        return webhooks;
    }

    private static Optional<URI> address(YamlValue value) {
        Optional<String> text = value.text();
        try {
            Optional<URI> uri =
                    text.isPresent() ? Optional.of(new URI(text.get().strip())) : Optional.empty();
            boolean holds = uri.isPresent()
                    && ("https".equalsIgnoreCase(uri.get().getScheme())
                            || "http".equalsIgnoreCase(uri.get().getScheme()))
                    && uri.get().getHost() != null
                    && uri.get().getRawUserInfo() == null;
            if (holds) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        if (text.isPresent()) {
            // the address is not repeated: its path is often a secret
            value.reject("'notify.webhooks' expects addresses such as https://example.org/hook, without user and"
                    + " password, came something else");
        }
        return Optional.empty();
    }

    private static Set<String> kinds(SettingValues values) {
        Set<String> kinds = new LinkedHashSet<>();
        for (YamlValue item : items(values, "notify.kinds")) {
            Optional<String> kind = item.text();
            if (kind.isPresent() && !NotifySettings.KINDS.contains(kind.get())) {
                item.reject("'notify.kinds' expects some of " + String.join(", ", new TreeSet<>(NotifySettings.KINDS))
                        + ", came '" + kind.get() + "'");
            } else {
                kind.ifPresent(kinds::add);
            }
        }
        return kinds;
    }

    private static MailSettings mail(SettingValues values) {
        Optional<String> host = values.text("notify.mail.host");
        Optional<String> user = values.text("notify.mail.user");
        Optional<String> password = values.text("notify.mail.password");
        Optional<String> from = values.text("notify.mail.from").filter(text -> mailbox(values, text));
        List<String> to = new ArrayList<>();
        for (YamlValue item : items(values, "notify.mail.to")) {
            item.text().ifPresent(text -> {
                if (MAILBOX.matcher(text).matches()) {
                    to.add(text);
                } else {
                    item.reject("'notify.mail.to' expects addresses such as desk@example.org, came '" + text + "'");
                }
            });
        }
        require(values, host.isEmpty() || from.isPresent(), "notify.mail.host", "needs 'notify.mail.from' beside it");
        require(values, host.isEmpty() || !to.isEmpty(), "notify.mail.host", "needs 'notify.mail.to' beside it");
        require(values, host.isPresent() || to.isEmpty(), "notify.mail.to", "needs 'notify.mail.host' beside it");
        require(values, user.isEmpty() || password.isPresent(), "notify.mail.user", "needs 'notify.mail.password'");
        require(values, password.isEmpty() || user.isPresent(), "notify.mail.password", "needs 'notify.mail.user'");
        return new MailSettings(
                host,
                values.integer("notify.mail.port", 1, 65_535),
                SettingsBinding.own(
                        values,
                        "notify.mail.security",
                        MailSettings.Security::parse,
                        MailSettings.Security.STARTTLS,
                        "'starttls', 'tls' or 'none'"),
                user,
                password,
                from,
                to);
    }

    private static boolean mailbox(SettingValues values, String text) {
        boolean holds = MAILBOX.matcher(text).matches();
        require(values, holds, "notify.mail.from", "expects an address such as gongkai@example.org");
        return holds;
    }

    private static void require(SettingValues values, boolean holds, String key, String words) {
        if (!holds) {
            values.value(key).ifPresent(value -> value.reject("'" + key + "' " + words));
        }
    }

    static List<String> texts(SettingValues values, String key) {
        return items(values, key).stream().flatMap(item -> item.text().stream()).toList();
    }

    /** A single value counts as a list of one. */
    private static List<YamlValue> items(SettingValues values, String key) {
        return values.value(key)
                .map(value -> value.isList() ? value.list() : List.of(value))
                .orElse(List.of());
    }
}
