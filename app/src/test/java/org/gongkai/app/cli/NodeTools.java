package org.gongkai.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Packages of npm at fixed versions, kept under {@code target/} for the next time. */
final class NodeTools {
    private static final int PATIENCE_SECONDS = 180;

    private NodeTools() {}

    /** A folder with the package and what it needs in {@code node_modules/}; empty where npm cannot have it. */
    static Optional<Path> installed(String name, String version) throws IOException, InterruptedException {
        Path folder = folder(name);
        boolean there = Files.exists(folder.resolve("node_modules").resolve(name))
                || run(
                        folder,
                        "npm",
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--ignore-scripts",
                        "--prefix",
                        ".",
                        name + "@" + version);
        return there ? Optional.of(folder) : Optional.empty();
    }

    /** The content of the package alone, for one that holds its bundle ready; empty where npm cannot have it. */
    static Optional<Path> unpacked(String name, String version) throws IOException, InterruptedException {
        Path folder = folder(name);
        Path content = folder.resolve("package");
        boolean there = Files.exists(content.resolve("package.json"))
                || run(folder, "npm", "pack", name + "@" + version)
                        && run(folder, "tar", "xzf", name + "-" + version + ".tgz");
        return there ? Optional.of(content) : Optional.empty();
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(Path.of("target", "npm-" + name)).toAbsolutePath();
    }

    private static boolean run(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
