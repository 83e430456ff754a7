package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.concurrent.Callable;
import org.gongkai.archive.ArchiveException;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.Problem;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class ProgramTest {
    @Test
    void endsWith0AndHelpOnStandardOutput() {
        Typed help = Typed.gongkai("--help");
        assertThat(help.status()).isEqualTo(ExitStatus.DONE);
        assertThat(help.out()).contains("Commands:", "doctor", "completion");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void explainsACommandInWordsEitherWay() {
        assertThat(Typed.gongkai("help", "doctor").out())
                .isEqualTo(Typed.gongkai("doctor", "--help").out())
                .contains("--json", "Examples:");
    }

    @Test
    void endsWith2WhenNoCommandIsGiven() {
        Typed typed = Typed.gongkai();
        assertThat(typed.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("no command was given", "gongkai help");
    }

    @Test
    void endsWith2AndASuggestionForAMistypedCommandOrOption() {
        Typed command = Typed.gongkai("docter");
        assertThat(command.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(command.err()).contains("unknown command 'docter'; did you mean 'doctor'?");
        Typed option = Typed.gongkai("doctor", "--jsno");
        assertThat(option.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(option.err()).contains("unknown option '--jsno'; did you mean '--json'?", "help doctor");
        assertThat(Typed.gongkai("doctor", "x").err()).contains("unexpected argument 'x'");
    }

    @Test
    void saysWhichDayIsMeantWhenNoneWasTyped() {
        Typed typed = Typed.gongkai("missing", "--year", "2020", "--as-of", "yesterday");
        assertThat(typed.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(typed.err())
                .contains("expected a day such as 2026-03-31, came 'yesterday'")
                .doesNotContain("java");
    }

    @Test
    void offersNamesThatHoldWhatWasTyped() {
        Typed typed = Typed.gongkai("missing", "--year", "2020", "--region", "川汇");
        assertThat(typed.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(typed.err()).contains("no authority has the code or name '川汇'", "411602  周口市川汇区人民政府");
    }

    @Test
    void endsWith2ForWhatNamesNothing() {
        Typed typed = failing(new UsageException("no authority is called 'X'"));
        assertThat(typed.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(typed.err()).isEqualTo("gongkai: no authority is called 'X'" + System.lineSeparator());
    }

    @Test
    void endsWith2AndEveryProblemOfTheConfiguration() {
        Typed typed = failing(new ConfigurationException(
                List.of(new Problem("my/settings.yaml", 3, "unknown key 'a'"), new Problem("b.yaml", 0, "empty"))));
        assertThat(typed.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(typed.err()).contains("my/settings.yaml:3: unknown key 'a'", "b.yaml: empty", "nothing was done");
    }

    @Test
    void endsWith3WhenTheArchiveCannotBeOpened() {
        Typed typed = failing(new ArchiveException("cannot open /x: in use by process 7"));
        assertThat(typed.status()).isEqualTo(ExitStatus.NO_ARCHIVE);
        assertThat(typed.err()).contains("cannot open /x: in use by process 7");
    }

    @Test
    void endsWith130WhenInterrupted() {
        assertThat(failing(new InterruptedException()).status()).isEqualTo(ExitStatus.INTERRUPTED);
        Typed wrapped = failing(new IllegalStateException(new ClosedByInterruptException()));
        assertThat(wrapped.status()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(wrapped.err()).contains("the same command continues");
    }

    @Test
    void endsWith1AndOneLineForAFaultOfItsOwn() {
        Typed typed = failing(new IllegalStateException("broken"));
        assertThat(typed.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
        assertThat(typed.err().lines()).hasSize(1).first().asString().contains("broken", "--debug");
    }

    @Test
    void showsWhereAFaultHappenedWhenAskedTo() {
        assertThat(failing(new IllegalStateException("broken"), "--debug").err())
                .contains("at org.gongkai");
    }

    @Test
    void takesTheOptionsOfEveryCommandBeforeAndAfterItsName() {
        assertThat(Typed.withCommands(session -> List.of(new Place(session)), "--archive", "a", "place")
                        .out()
                        .strip())
                .isEqualTo("a");
        assertThat(Typed.withCommands(session -> List.of(new Place(session)), "place", "--archive", "b")
                        .out()
                        .strip())
                .isEqualTo("b");
        assertThat(Typed.withCommands(session -> List.of(new Place(session)), "place")
                        .out()
                        .strip())
                .isEqualTo("./data");
    }

    private static Typed failing(Exception e, String... options) {
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = "fail";
        return Typed.withCommands(session -> List.of(new Fail(e)), arguments);
    }

    @Command(name = "fail")
    private record Fail(Exception e) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw e;
        }
    }

    @Command(name = "place")
    private record Place(Session session) implements Callable<Integer> {
        @Override
        public Integer call() {
            session.console().out().println(session.archivePlace());
            return ExitStatus.DONE;
        }
    }
}
