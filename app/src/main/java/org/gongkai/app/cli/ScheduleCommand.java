package org.gongkai.app.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongkai.app.answer.ScheduleAnswer;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.archive.Archives;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows when each portal was crawled last and when it is next. */
@Command(
        name = "schedule",
        header = "Show when each portal was crawled last, and when it is next.",
        description = {
            "Shows the latest run of each configured portal, and when serve crawls it next (Asia/Shanghai).",
            "While its reports stay the same, a portal is crawled at every second time of its schedule, later at"
                    + " every fourth; before 31 January and 31 March at each."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./gongkai --config my-settings --archive /srv/gongkai schedule")
final class ScheduleCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    ScheduleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Instant now = session.clock().instant();
        boolean kept = Archives.exists(session.archivePlace());
        List<ScheduleAnswer.Entry> entries = new ArrayList<>();
        for (ConfiguredPortal configured : session.configuration().portals()) {
            Portal portal = configured.portal();
            List<RunReport> runs = kept ? session.archive().runs(portal.id()) : List.of();
            entries.add(ScheduleAnswer.entry(portal, runs, now));
        }
        if (json) {
            session.console().json(new ScheduleAnswer(now.toString(), entries));
        } else {
            print(entries);
        }
        return ExitStatus.DONE;
    }

    private void print(List<ScheduleAnswer.Entry> entries) {
        Table table = Table.of(
                Column.word("Portal"),
                Column.word("Last"),
                Column.word("Status"),
                Column.word("Next"),
                Column.word("Times that count"));
        for (ScheduleAnswer.Entry entry : entries) {
            Optional<ScheduleAnswer.Last> last = Optional.ofNullable(entry.last());
            table.row(
                    entry.id(),
                    show(last.map(ScheduleAnswer.Last::started).orElse(null)),
                    last.map(ScheduleAnswer.Last::status).orElse("-"),
                    entry.schedule() == null ? "by hand" : show(entry.next()),
                    every(entry.every()));
        }
        session.console().print(table);
    }

    private static String show(@Nullable String moment) {
        return moment == null ? "never" : Moments.show(Instant.parse(moment));
    }

    private static String every(@Nullable Integer every) {
        if (every == null) {
            return "-";
        }
        return every == 1 ? "each" : every == 2 ? "every 2nd" : "every " + every + "th";
    }
}
