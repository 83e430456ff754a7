package org.gongkai.app.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongkai.app.answer.EventAnswer;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.app.schedule.CrawlSchedule;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what was done to the archive's content. */
@Command(
        name = "events",
        header = "Show what was done to the archive's content, and what came of it.",
        description = "Lists captures, ingestions, fixity checks, extractions, exports, repairs and rebuilds as events"
                + " in the sense of PREMIS, oldest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./gongkai events --type \"fixity check\"", "  ./gongkai events --since 2026-01-01 --json"})
final class EventsCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--type", paramLabel = "T", description = "Events of this type only, as the list names it.")
    private Optional<String> type = Optional.empty();

    @Option(names = "--since", paramLabel = "DATE", description = "Events of this day (Asia/Shanghai) and later only.")
    private Optional<LocalDate> since = Optional.empty();

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    EventsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Optional<Instant> from =
                since.map(day -> day.atStartOfDay(CrawlSchedule.ZONE).toInstant());
        Optional<ArchiveEvent.Type> wanted = type.map(EventsCommand::type);
        List<ArchiveEvent> events = session.keptArchive().events().stream()
                .filter(event -> wanted.map(event.type()::equals).orElse(true))
                .filter(event -> from.map(begin -> !event.at().isBefore(begin)).orElse(true))
                .toList();
        if (json) {
            session.console()
                    .json(new Answer(events.stream().map(EventAnswer::of).toList()));
            return ExitStatus.DONE;
        }
        Table table = Table.of(Column.word("When"), Column.word("Event"), Column.word("Outcome"), Column.text("What"));
        events.forEach(
                event -> table.row(Moments.show(event.at()), event.type().label(), event.outcome(), event.detail()));
        session.console().print(table);
        session.console().out().println(Moments.ZONE);
        return ExitStatus.DONE;
    }

    private static ArchiveEvent.Type type(String label) {
        try {
            return ArchiveEvent.Type.of(label);
        } catch (IllegalArgumentException e) {
            throw new UsageException("no events are of type '" + label + "'; there are capture, ingestion,"
                    + " fixity check, extraction, export, repair and rebuild");
        }
    }

    private record Answer(List<EventAnswer> events) {}
}
