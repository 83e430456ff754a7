package org.gongkai.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command; they may stand before or after the command's name. */
final class GlobalOptions {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Lay a folder over the shipped configuration. Repeatable; later wins.")
    private List<Path> overlays = new ArrayList<>();

    @Option(
            names = "--archive",
            paramLabel = "WHERE",
            defaultValue = "./data",
            scope = ScopeType.INHERIT,
            description = "The archive: a folder, or a mongodb:// address. Default: ${DEFAULT-VALUE}")
    private String archive = "./data";

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program a failure happened.")
    private boolean debug;

    List<Path> overlays() {
        return List.copyOf(overlays);
    }

    String archive() {
        return archive;
    }

    boolean debug() {
        return debug;
    }
}
