package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the documents say of the command line is what the program does. */
class DocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern CONTRACT_ROW = Pattern.compile(
            "^\\| `([a-z-]+)((?:\\\\\\||[^|])*)\\|(?:\\\\\\||[^|])*\\| (yes|later) \\|$", Pattern.MULTILINE);
    private static final Pattern README_ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);
    private static final Pattern LONG_OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");

    private final CommandLine program = commandLine();

    @Test
    void contractNamesEveryCommandAndSaysWhichOfThemWork() throws IOException {
        Set<String> working = new TreeSet<>();
        Set<String> later = new TreeSet<>();
        contractRows().forEach(row -> (row.group(3).equals("yes") ? working : later).add(row.group(1)));
        assertThat(working).isEqualTo(new TreeSet<>(program.getSubcommands().keySet()));
        assertThat(later).doesNotContainAnyElementsOf(program.getSubcommands().keySet());
    }

    @Test
    void contractNamesEveryOptionOfAWorkingCommand() throws IOException {
        for (MatchResult row :
                contractRows().filter(row -> row.group(3).equals("yes")).toList()) {
            Set<String> documented = new TreeSet<>();
            LONG_OPTION.matcher(row.group()).results().forEach(option -> documented.add(option.group()));
            Set<String> real = new TreeSet<>();
            for (OptionSpec option :
                    program.getSubcommands().get(row.group(1)).getCommandSpec().options()) {
                if (!option.inherited() && !option.usageHelp()) {
                    real.add(option.longestName());
                }
            }
            assertThat(documented).as(row.group(1)).isEqualTo(real);
        }
    }

    @Test
    void readmeListsEveryCommandThatWorks() throws IOException {
        Set<String> listed = new TreeSet<>();
        README_ROW.matcher(read("README.md")).results().forEach(row -> listed.add(row.group(1)));
        assertThat(listed).isEqualTo(new TreeSet<>(program.getSubcommands().keySet()));
    }

    @Test
    void documentsNameEveryExitStatus() throws Exception {
        for (Field field : ExitStatus.class.getDeclaredFields()) {
            int status = field.getInt(null);
            assertThat(read("README.md")).contains("**" + status + "** ");
            assertThat(read("docs/contract.md")).containsPattern("Exit status: .*\\b" + status + " ");
        }
    }

    @Test
    void everyCommandTeachesWithExamplesThatParse() {
        List<CommandLine> commands = new ArrayList<>(program.getSubcommands().values());
        commands.removeIf(command -> command.getCommandName().equals("help"));
        commands.add(program);
        for (CommandLine command : commands) {
            List<String> examples = command.getUsageMessage()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("./gongkai "))
                    .toList();
            assertThat(examples).as(command.getCommandName()).isNotEmpty();
            for (String example : examples) {
                assertThatCode(() -> commandLine().parseArgs(words(example)))
                        .as(example)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void helpFitsATerminal() {
        Stream.concat(Stream.of(program), program.getSubcommands().values().stream())
                .flatMap(command -> command.getUsageMessage().lines())
                .forEach(line -> assertThat(TextWidth.of(line)).as(line).isLessThanOrEqualTo(Console.DEFAULT_COLUMNS));
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            for (Path page : Stream.concat(
                            docs.filter(page -> page.toString().endsWith(".md")),
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")))
                    .toList()) {
                LINK.matcher(Files.readString(page)).results().forEach(link -> assertThat(
                                page.resolveSibling(link.group(1)))
                        .as("%s links to it", page.getFileName())
                        .exists());
            }
        }
    }

    private static Stream<MatchResult> contractRows() throws IOException {
        List<MatchResult> rows =
                CONTRACT_ROW.matcher(read("docs/contract.md")).results().toList();
        assertThat(rows).hasSizeGreaterThan(10);
        return rows.stream();
    }

    /** The arguments of an example as a shell would split them, up to a redirection. */
    private static String[] words(String example) {
        return WORD.matcher(example.replaceAll("\\s+[|<>].*", "").substring("./gongkai".length()))
                .results()
                .map(word -> Stream.of(1, 2, 3)
                        .map(word::group)
                        .filter(part -> part != null)
                        .findFirst()
                        .orElseThrow())
                .toArray(String[]::new);
    }

    private static CommandLine commandLine() {
        Console console = Console.of(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                Map.of(),
                false);
        return new Program(console, Clock.systemUTC()).commandLine();
    }

    private static String read(String document) throws IOException {
        return Files.readString(ROOT.resolve(document));
    }
}
