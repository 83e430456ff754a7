package org.gongkai.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gongkai.config.ConfigFiles.Kind;
import org.gongkai.config.form.FormReader;
import org.gongkai.config.form.FormSet;
import org.gongkai.config.yaml.YamlReader;
import org.gongkai.model.Authority;

/**
 * Everything that is known beforehand, read and checked. What comes later wins:
 *
 * <ol>
 *   <li>the shipped {@code config/} (the only place with defaults),
 *   <li>the overlay folders in the order given: {@code settings.yaml} key by key, {@code portals/} and {@code forms/}
 *       file by file, {@code authorities/} row by row (same code, same first day), the rules of {@code deadlines.yaml}
 *       put before the earlier ones,
 *   <li>the {@code crawler.*} lines of a portal's file, for that portal,
 *   <li>the command line.
 * </ol>
 *
 * @param effective each setting in force and where it was set, in the order of the shipped file; what portals change for
 *     themselves is not among them
 * @param portals by id: those in use
 * @param unverified by id: those whose file says {@code verified: false}; nothing is done with them
 * @param files all files that were read
 * @param notes what may be meant so, and is worth a look: an authority that leaves its region, a name that two bear, a
 *     portal that is not there
 */
public record Configuration(
        Settings settings,
        List<EffectiveSetting> effective,
        List<ConfiguredPortal> portals,
        List<ConfiguredPortal> unverified,
        Registry registry,
        Deadlines deadlines,
        FormSet forms,
        ConfigFiles files,
        List<Problem> notes) {
    public Configuration {
        notes = List.copyOf(notes);
        effective = List.copyOf(effective);
        portals = List.copyOf(portals);
        unverified = List.copyOf(unverified);
    }

    /** @throws ConfigurationException with every problem of every file */
    public static Configuration load(List<Path> overlays) throws ConfigurationException {
        return load(overlays, List.of());
    }

    /** @throws ConfigurationException with every problem of every file and option */
    public static Configuration load(List<Path> overlays, List<CommandLineSetting> commandLine)
            throws ConfigurationException {
        Problems problems = new Problems();
        Configuration configuration = read(overlays, commandLine, problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.sorted());
        }
        return configuration;
    }

    /**
     * Like {@link #load}, but the caller, who has more files to check, looks at the problems. While there are any, the
     * configuration must not be used.
     */
    public static Configuration read(List<Path> overlays, List<CommandLineSetting> commandLine, Problems problems) {
        ConfigFiles files = ConfigFiles.open(overlays, problems);
        Problems notes = new Problems();
        RegistryFiles rows = authorities(files, problems, notes);
        Registry registry = registry(rows, files, problems);
        SettingValues values = new SettingValues(problems);
        for (ConfigFile file : files.all(Kind.SETTINGS)) {
            file.bytes(problems)
                    .flatMap(bytes -> YamlReader.read(file.name(), bytes, problems))
                    .ifPresent(yaml -> values.lay(yaml, "", SettingsBinding.KEYS));
        }
        SettingValues general = values.copy();
        commandLine.forEach(setting -> values.lay(setting, SettingsBinding.KEYS));
        Settings settings = SettingsBinding.settings(values);
        Map<String, ConfiguredPortal> portals = new TreeMap<>();
        Map<String, ConfiguredPortal> unverified = new TreeMap<>();
        for (ConfigFile file : files.latest(Kind.PORTAL)) {
            PortalFile reader = new PortalFile(file, problems);
            Optional<ConfiguredPortal> read = reader.read(general, commandLine, registry);
            read.ifPresent(portal -> (reader.verified() ? portals : unverified)
                    .put(portal.portal().id(), portal));
        }
        Deadlines deadlines = deadlines(files, registry, problems);
        FormSet forms = FormReader.read(files.latest(Kind.FORM), problems);
        Set<String> ids = new HashSet<>(portals.keySet());
        ids.addAll(unverified.keySet());
        rows.note(ids);
        return new Configuration(
                settings,
                values.effective(),
                List.copyOf(portals.values()),
                List.copyOf(unverified.values()),
                registry,
                deadlines,
                forms,
                files,
                notes.sorted());
    }

    /** This configuration with other portals in place of its own. */
    public Configuration withPortals(List<ConfiguredPortal> others) {
        return new Configuration(settings, effective, others, unverified, registry, deadlines, forms, files, notes);
    }

    /**
     * This configuration with more rows of authorities, which take the place of those with the same code and first day;
     * their parents must be among both.
     */
    public Configuration withAuthorities(Collection<Authority> more) {
        Registry larger = registry.and(more);
        return new Configuration(
                settings, effective, portals, unverified, larger, deadlines.in(larger), forms, files, notes);
    }

    /** The portal of this id. */
    public Optional<ConfiguredPortal> portal(String id) {
        return portals.stream()
                .filter(portal -> portal.portal().id().equals(id))
                .findFirst();
    }

    private static RegistryFiles authorities(ConfigFiles files, Problems problems, Problems notes) {
        RegistryFiles rows = new RegistryFiles(problems, notes);
        List<ConfigFile> all = files.all(Kind.AUTHORITIES);
        all.stream()
                .map(ConfigFile::layer)
                .distinct()
                .forEach(layer -> rows.lay(all.stream()
                        .filter(file -> file.layer() == layer)
                        .map(file -> file.bytes(problems)
                                .map(bytes -> AuthorityFile.read(file.name(), bytes, problems))
                                .orElse(List.of()))
                        .toList()));
        return rows;
    }

    private static Registry registry(RegistryFiles rows, ConfigFiles files, Problems problems) {
        Registry registry = rows.registry();
        SuccessionFile successions = new SuccessionFile(registry, problems);
        for (ConfigFile file : files.all(Kind.SUCCESSIONS)) {
            file.bytes(problems).ifPresent(bytes -> successions.lay(file.name(), bytes));
        }
        return registry.with(successions.all());
    }

    private static Deadlines deadlines(ConfigFiles files, Registry registry, Problems problems) {
        List<DeadlineRule> rules = new ArrayList<>();
        for (ConfigFile file : files.all(Kind.DEADLINES)) {
            rules.addAll(0, DeadlineFile.read(file, registry, problems));
        }
        return new Deadlines(rules, registry);
    }
}
