package org.gongkai.app.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.gongkai.app.answer.Days;
import org.gongkai.archive.ArchiveException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/** The program as the command line sees it: every command, and what happens around one. */
public final class Program {
    /** picocli writes no help for less. */
    private static final int NARROWEST_HELP = 55;

    private static final int WIDEST_HELP = 100;
    private static final int LONGEST_OPTION = 24;

    private final Console console;
    private final Clock clock;
    private final Function<Session, List<Object>> commands;

    public Program(Console console, Clock clock) {
        this(console, clock, Program::commands);
    }

    Program(Console console, Clock clock, Function<Session, List<Object>> commands) {
        this.console = console;
        this.clock = clock;
        this.commands = commands;
    }

    /** The commands, in the order in which help lists them. */
    private static List<Object> commands(Session session) {
        return List.of(
                new DemoCommand(session),
                new CrawlCommand(session),
                new ServeCommand(session),
                new ScheduleCommand(session),
                new ExtractCommand(session),
                new IdentifyCommand(session),
                new ReportCommand(session),
                new HistoryCommand(session),
                new DiffCommand(session),
                new MissingCommand(session),
                new DossierCommand(session),
                new FindingsCommand(session),
                new SearchCommand(session),
                new VerifyCommand(session),
                new RebuildCommand(session),
                new EventsCommand(session),
                new ImportCommand(session),
                new ExportCommand(session),
                new ReextractCommand(session),
                new CheckConfigCommand(session),
                new DoctorCommand(session),
                new CompletionCommand(session));
    }

    /** Runs the command that the arguments name and returns its exit status; whatever fails is said on standard error. */
    public int run(String... arguments) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(options, console, clock);
        CommandLine line = commandLine(options, session);
        int status = line.execute(arguments);
        try {
            session.close();
        } catch (ArchiveException e) {
            status = new Failures(options).failed(e, line);
        }
        if (!console.flush() && status == ExitStatus.DONE) {
            console.err().println("gongkai: the answer could not be written to its end");
            return ExitStatus.DOES_NOT_HOLD;
        }
        return status;
    }

    /** The command line itself, for those who describe it: shell completion and tests. */
    CommandLine commandLine() {
        GlobalOptions options = new GlobalOptions();
        return commandLine(options, new Session(options, console, clock));
    }

    private CommandLine commandLine(GlobalOptions options, Session session) {
        CommandLine line = new CommandLine(new Gongkai(options));
        commands.apply(session).forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(Program::explain);
        CommandLine help = new CommandLine(new HelpCommand());
        help.getCommandSpec().usageMessage().header("Explain a command and its options.");
        line.addSubcommand(help);
        Failures failures = new Failures(options);
        return line.registerConverter(LocalDate.class, Program::day)
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(console.columns(), WIDEST_HELP)))
                .setUsageHelpLongOptionsMaxWidth(LONGEST_OPTION)
                .setParameterExceptionHandler(failures::misused)
                .setExecutionExceptionHandler((e, command, result) -> failures.failed(e, command));
    }

    private static LocalDate day(String text) {
        return Days.parse(text)
                .orElseThrow(
                        () -> new TypeConversionException("expected a day such as 2026-03-31, came '" + text + "'"));
    }

    private boolean colours() {
        return console.terminal() && !console.environment().containsKey("NO_COLOR");
    }

    /** Gives a command {@code --help}, in one layout for all: usage, description, own options, examples. */
    private static void explain(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and end.")
                .build());
        spec.usageMessage()
                .synopsisHeading("%n")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .footerHeading("%nExamples:%n");
        command.getHelpSectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                        help -> help.optionListExcludingGroups(help.commandSpec().options().stream()
                                        .filter(option -> !option.inherited())
                                        .toList())
                                + "Every command also takes --config DIR, --archive WHERE and --debug.\n");
    }
}
