package org.gongkai.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file in an overlay folder that the configuration would silently not read. */
final class StrayFile {
    private static final List<String> FILES = List.of("settings.yaml", "deadlines.yaml", "successions.csv");
    private static final Map<String, String> FOLDERS =
            Map.of("portals", ".yaml", "authorities", ".csv", "forms", ".yaml");

    private StrayFile() {}

    static void tell(String path, String name, Problems problems) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".md") && !lower.endsWith(".txt") && !lower.endsWith("~")) {
            problems.add(name, 0, "no file of the configuration" + advice(path));
        }
    }

    private static String advice(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return Suggestion.closest(path, FILES)
                    .map(file -> "; did you mean '" + file + "'?")
                    .orElse(
                            "; it may hold settings.yaml, deadlines.yaml, successions.csv, portals/*.yaml, authorities/*.csv and"
                                    + " forms/*.yaml");
        }
        String folder = path.substring(0, slash);
        String rest = path.substring(slash + 1);
        if (rest.indexOf('/') >= 0) {
            return "; files lie directly in "
                    + Suggestion.closest(folder, FOLDERS.keySet()).orElse("portals") + "/";
        }
        String ending = FOLDERS.get(folder);
        if (ending != null) {
            int dot = rest.lastIndexOf('.');
            return "; did you mean '" + folder + "/" + (dot > 0 ? rest.substring(0, dot) : rest) + ending + "'?";
        }
        return Suggestion.closest(folder, FOLDERS.keySet())
                .map(known -> "; did you mean '" + known + "/" + rest + "'?")
                .orElse("; the known folders are authorities, forms and portals");
    }
}
