package org.gongkai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher, once over the program that this build packaged, else over a small project of its own in which Java and
 * Maven are scripts that write down how they were called.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> TOOLS = List.of(
            "bash",
            "env",
            "cat",
            "cut",
            "find",
            "flock",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "stty",
            "tail",
            "touch");

    @TempDir
    private Path folder;

    private Path project;
    private Path tools;

    @BeforeEach
    void layOutAProject() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        Files.copy(ROOT.resolve("gongkai"), project.resolve("gongkai"));
        permit(project.resolve("gongkai"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("model/src/main/java"));
        Files.writeString(project.resolve("model/src/main/java/Noun.java"), "");
        older(project);
        tools = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            for (String place : List.of("/usr/bin", "/bin")) {
                if (Files.exists(Path.of(place, tool)) && !Files.exists(tools.resolve(tool))) {
                    script(tools.resolve(tool), "exec " + place + "/" + tool + " \"$@\"");
                }
            }
        }
    }

    @Test
    void runsFromElsewhereThroughALinkAndPrintsChineseInALocaleWithoutIt() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), ROOT.resolve("gongkai"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("link"));
        Map<String, String> plain = Map.of("LC_ALL", "C", "GONGKAI_BUILD", "never");
        Ended ended = run(folder, plain, true, second.toString(), "identify", "--title", "川汇区人民政府2020年政府信息公开工作年度报告");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("川汇区人民政府", "2020");
        assertThat(ended.status()).isZero();
        assertThat(run(folder, plain, true, link.toString(), "no-such-command").status())
                .isEqualTo(2);
        Files.delete(link);
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        javaAt("java", "17.0.9");
        mavenThat("ends well");
        Ended first = launch("doctor", "two words");
        assertThat(first.status()).isEqualTo(7);
        assertThat(first.err()).contains("building (first run");
        assertThat(first.out()).contains("-jar\n").endsWith("doctor\ntwo words\n");
        assertThat(launch("doctor").err()).isEmpty();
        assertThat(mavenCalls()).hasSize(1);

        Files.writeString(project.resolve("model/src/main/java/Another.java"), "");
        assertThat(launch("doctor").err()).contains("building (the sources have changed)");
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void asksTheNetworkOnlyWhenALibraryIsMissing() throws Exception {
        javaAt("java", "17.0.9");
        mavenThat("needs the network");
        assertThat(launch("doctor").status()).isEqualTo(7);
        assertThat(mavenCalls()).satisfiesExactly(call -> assertThat(call).contains(" -o "), call -> assertThat(call)
                .doesNotContain(" -o "));
    }

    @Test
    void showsTheEndOfMavensOutputWhenTheBuildFails() throws Exception {
        javaAt("java", "17.0.9");
        mavenThat("fails");
        Ended ended = launch("doctor");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("[ERROR] Noun.java: ';' expected", "build.log");
        assertThat(mavenCalls()).as("a compiler's error is not asked for twice").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsTwoLaunchersBuildOnce(boolean flock) throws Exception {
        if (!flock) {
            Files.delete(tools.resolve("flock"));
        }
        javaAt("java", "17.0.9");
        mavenThat("is slow");
        Process first = start(project, Map.of(), false, "./gongkai", "doctor");
        Process second = start(project, Map.of(), false, "./gongkai", "doctor");
        assertThat(ended(first).status()).isEqualTo(7);
        assertThat(ended(second).status()).isEqualTo(7);
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void takesOverTheLockOfALauncherThatWasKilled() throws Exception {
        Files.delete(tools.resolve("flock"));
        javaAt("java", "17.0.9");
        mavenThat("ends well");
        Path lock = Files.createDirectories(project.resolve("app/target/build.lock.d"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("owner"), Long.toString(dead.pid()));
        assertThat(launch("doctor").status()).isEqualTo(7);
        assertThat(lock).doesNotExist();
    }

    @Test
    void becomesTheProgramSoThatSignalsReachIt() throws Exception {
        javaAt("java", "17.0.9");
        mavenThat("ends well");
        launch("doctor");
        Process process = start(project, Map.of(), false, "./gongkai", "crawl");
        long pid = process.pid();
        assertThat(ended(process).out()).contains("pid " + pid);
    }

    @Test
    void compilesLittleForShortCommandsAndCrawlsAndAllForLongComputing() throws Exception {
        javaAt("java", "17.0.9");
        mavenThat("ends well");
        assertThat(launch("--archive", "crawl", "--config=x", "identify").out()).contains("-XX:TieredStopAtLevel=1\n");
        assertThat(launch("--archive", "help", "extract").out()).doesNotContain("-XX:TieredStopAtLevel=1");
        // and a crawl, which computes in short pieces
        assertThat(launch("crawl").out()).contains("-XX:TieredStopAtLevel=1\n", "-XX:+UseSerialGC\n");
    }

    @Test
    void saysWhatToDoWithoutJava() throws Exception {
        Ended ended = launch("doctor");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("needs a JDK, version 17 or later", "JAVA_HOME is not set", "install");
    }

    @Test
    void saysWhichJavaIsTooOldAndTakesTheOneOnThePathInstead() throws Exception {
        Path old = javaAt("old", "1.8.0_292");
        mavenThat("ends well");
        Ended refused = run(project, Map.of("JAVA_HOME", old.toString()), false, "./gongkai", "doctor");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("Java 1.8.0_292", "17 or later");

        Path newer = javaAt("new", "21.0.1").resolve("bin/java");
        Files.createSymbolicLink(tools.resolve("java"), Path.of("..").resolve(folder.relativize(newer)));
        Ended taken = run(project, Map.of("JAVA_HOME", old.toString()), false, "./gongkai", "doctor");
        assertThat(taken.err()).contains("using Java 21.0.1");
        assertThat(taken.status()).isEqualTo(7);
    }

    @Test
    void saysWhatToDoWithoutACompilerOrMavenOnlyWhenItMustBuild() throws Exception {
        Path java = javaAt("java", "17.0.9");
        assertThat(launch("doctor").err()).contains("needs Maven 3.8 or later", "apt-get install maven");
        mavenThat("is old");
        assertThat(launch("doctor").err()).contains("is 3.6.3");
        mavenThat("ends well");
        Files.delete(java.resolve("bin/javac"));
        assertThat(launch("doctor").err()).contains("no compiler (javac)", "install a JDK");
        assertThat(launch("doctor").status()).isEqualTo(2);
        Files.createFile(java.resolve("bin/javac"));
        permit(java.resolve("bin/javac"));
        assertThat(launch("doctor").status()).isEqualTo(7);
        Files.delete(java.resolve("bin/javac"));
        Files.delete(tools.resolve("mvn"));
        assertThat(launch("doctor").status()).as("built already").isEqualTo(7);
    }

    private Ended launch(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("./gongkai"));
        command.addAll(List.of(arguments));
        return run(project, Map.of(), false, command.toArray(String[]::new));
    }

    /** A Java that prints its process number and arguments, one a line, and ends with 7. */
    private Path javaAt(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"made\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "echo pid $$; printf '%s\\n' \"$@\"; exit 7");
        script(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private void mavenThat(String behaves) throws IOException {
        String calls = folder.resolve("calls").toString();
        String build = "mkdir -p app/target/gongkai/lib && touch app/target/gongkai/gongkai.jar";
        script(
                tools.resolve("mvn"),
                "case \" $* \" in *' -v '*) echo Apache Maven " + (behaves.equals("is old") ? "3.6.3" : "3.9.9")
                        + "; exit;; esac\n"
                        + "echo \"called $* \" >>'" + calls + "'\n"
                        + "cd '" + project + "'\n"
                        + switch (behaves) {
                            case "needs the network" ->
                                "case \" $* \" in *' -o '*) "
                                        + "echo 'Cannot access central in offline mode'; exit 1;; esac\n" + build;
                            case "fails" -> "echo \"[ERROR] Noun.java: ';' expected\"; exit 1";
                            case "is slow" -> "sleep 1; " + build;
                            default -> build;
                        });
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        permit(file);
    }

    private static void permit(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Dates everything an hour back, as a clone of some time ago would be. */
    private static void older(Path folder) throws IOException {
        FileTime hourAgo = FileTime.from(Instant.EPOCH.plusSeconds(1_700_000_000));
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, hourAgo);
            }
        }
    }

    private Ended run(Path where, Map<String, String> environment, boolean wholePath, String... command)
            throws Exception {
        return ended(start(where, environment, wholePath, command));
    }

    private Process start(Path where, Map<String, String> environment, boolean wholePath, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
        Map<String, String> variables = builder.environment();
        String path = wholePath ? variables.get("PATH") : tools.toString();
        Path home = wholePath ? Path.of(System.getProperty("java.home")) : folder.resolve("java");
        variables.clear();
        variables.put("PATH", path);
        if (Files.exists(home)) {
            variables.put("JAVA_HOME", home.toString());
        }
        variables.putAll(environment);
        return builder.start();
    }

    private static Ended ended(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    /** What a process left behind. */
    private record Ended(int status, String out, String err) {}
}
