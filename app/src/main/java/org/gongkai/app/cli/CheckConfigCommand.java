package org.gongkai.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.config.ConfigFiles;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.EffectiveSetting;
import org.gongkai.config.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists every problem of the configuration, or what is in effect and where it came from. */
@Command(
        name = "check-config",
        header = "List every problem of the configuration, or what is in effect.",
        customSynopsis = "gongkai [--config DIR]... check-config [--json]",
        description = {
            "Reads the shipped configuration and the --config folders laid over it. All problems are listed at once,"
                    + " with file and line, and the command ends with 2. Without problems it shows what is configured,"
                    + " and every setting with the place where it was set last."
        },
        footer = {"  ./gongkai check-config", "  ./gongkai --config my-settings --config trial check-config --json"})
final class CheckConfigCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    CheckConfigCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try {
            show(session.configuration());
            return ExitStatus.DONE;
        } catch (ConfigurationException e) {
            show(e.problems());
            return ExitStatus.WRONG_USAGE;
        }
    }

    private void show(Configuration configuration) {
        Counts counts = Counts.of(configuration);
        if (json) {
            session.console()
                    .json(new Answer(true, List.of(), configuration.notes(), counts, configuration.effective()));
            return;
        }
        session.console()
                .out()
                .println("no problems: " + counts.portals() + " portals ("
                        + counts.unverified() + " more not verified, and not in use), " + counts.authorities()
                        + " authorities, "
                        + counts.forms() + " forms");
        configuration.notes().forEach(note -> session.console().out().println(TextWidth.harmless("note: " + note)));
        Table settings = Table.of(Column.word("Setting"), Column.text("Value"), Column.text("Set in"));
        configuration.effective().forEach(setting -> settings.row(setting.key(), setting.value(), setting.origin()));
        session.console().out().println();
        session.console().print(settings);
    }

    private void show(List<Problem> problems) {
        if (json) {
            session.console().json(new Answer(false, problems, List.of(), null, List.of()));
            return;
        }
        problems.forEach(problem -> session.console().out().println(TextWidth.harmless(problem.toString())));
        session.console()
                .err()
                .println("gongkai: " + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                        + "; until that is mended no command uses this configuration");
    }

    /** The JSON answer. */
    private record Answer(
            boolean valid,
            List<Problem> problems,
            List<Problem> notes,
            @Nullable Counts counts,
            List<EffectiveSetting> settings) {}

    private record Counts(int portals, int unverified, int authorities, int forms) {
        static Counts of(Configuration configuration) {
            return new Counts(
                    configuration.portals().size(),
                    configuration.unverified().size(),
                    configuration.registry().all().size(),
                    configuration.files().latest(ConfigFiles.Kind.FORM).size());
        }
    }
}
