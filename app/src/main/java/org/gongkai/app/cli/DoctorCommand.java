package org.gongkai.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.app.doctor.Condition;
import org.gongkai.app.doctor.Examination;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what this machine has and lacks for gongkai to run well. */
@Command(
        name = "doctor",
        header = "Say what this machine has and lacks.",
        customSynopsis = "gongkai [--archive WHERE] doctor [--json]",
        description = {
            "Looks at Java, Maven, memory, disk, the archive's place, the network on this machine, and the configuration."
                    + " Changes nothing and asks no other machine.",
            "Ends with 1 when something is lacking that gongkai cannot do without."
        },
        footer = {"  ./gongkai doctor", "  ./gongkai --archive /srv/gongkai doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Examination examination = new Examination(
                session.console().environment(), session.clock(), session.archivePlace(), configuration());
        List<Condition> conditions = examination.conditions();
        boolean well = conditions.stream().noneMatch(c -> c.state() == Condition.State.LACKING);
        if (json) {
            session.console()
                    .json(new Answer(well, conditions.stream().map(Row::of).toList()));
        } else {
            Table table = Table.of(Column.word(""), Column.word(""), Column.text(""));
            conditions.forEach(c -> table.row(
                    c.state().label(),
                    c.name(),
                    c.detail() + c.remedy().map(r -> "; " + r).orElse("")));
            session.console().print(table);
        }
        return well ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private Optional<Configuration> configuration() {
        try {
            return Optional.of(session.configuration());
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    /** The JSON answer. */
    private record Answer(boolean well, List<Row> conditions) {}

    private record Row(
            String name,
            String state,
            String detail,
            @Nullable String remedy) {
        static Row of(Condition condition) {
            return new Row(
                    condition.name(),
                    condition.state().label(),
                    condition.detail(),
                    condition.remedy().orElse(null));
        }
    }
}
