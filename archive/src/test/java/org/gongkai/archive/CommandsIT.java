package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Only what both servers understand, and what the one in process answers without scanning, is ever sent to MongoDB.
 */
class CommandsIT {
    private static final Set<String> COMMANDS = Set.of("find", "getMore", "insert", "update", "ping");
    /** What GridFS sends of its own accord, to a deployment only. */
    private static final Set<String> GRID_FS_COMMANDS = Set.of("createIndexes", "listIndexes");

    private static final Set<String> OPERATORS = Set.of("$in", "$set", "$addToSet", "$each", "$max");
    /** Not operators: fields of the wire protocol. */
    private static final Set<String> PROTOCOL = Set.of("$db", "$readPreference", "$clusterTime");

    static List<Home> homes() {
        return Home.all().toList();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void sendsNothingBeyondTheAllowedList(Home home) {
        Recorder recorder = new Recorder();
        useEverything(home, recorder);
        Set<String> commands = new HashSet<>(COMMANDS);
        Set<String> operators = new HashSet<>(OPERATORS);
        if (!home.isFolder()) {
            commands.addAll(GRID_FS_COMMANDS);
            operators.add("$gte");
        }
        assertThat(commands).containsAll(recorder.commands);
        assertThat(recorder.commands).contains("find", "update");
        assertThat(operators).containsAll(recorder.operators);
        assertThat(recorder.operators).containsAll(OPERATORS);
        assertThat(recorder.filters)
                .allSatisfy(filter -> assertThat(filter).as("no index but _id").isIn("", "_id"));
    }

    @Test
    void asksNothingInVainOfAFolderThatIsNew() {
        Home folder = homes().stream().filter(Home::isFolder).findFirst().orElseThrow();
        Recorder recorder = new Recorder();
        try (Archive archive = folder.open(TestSettings.SETTINGS, Optional.of(recorder))) {
            for (int index = 0; index < 150; index++) {
                archive.add(Visits.fetched("r", "http://www.example.gov.cn/" + index, Visits.NOON, "body " + index));
            }
            archive.commit();
        }
        assertThat(recorder.finds).as("not three for each page").hasValueLessThan(20);
    }

    private static void useEverything(Home home, Recorder recorder) {
        URI page = URI.create("http://www.example.gov.cn/1.html");
        ReportKey key = new ReportKey("410100", 2020);
        for (int round = 0; round < 2; round++) {
            try (Archive archive = home.open(TestSettings.SETTINGS, Optional.of(recorder))) {
                for (int index = 0; index < 150; index++) {
                    archive.add(Visits.fetched("r" + round, page + "?" + index, Visits.NOON, "body " + index));
                }
                Capture capture = archive.add(Visits.fetched(
                        "r" + round, page.toString(), Visits.NOON.plus(Duration.ofDays(40L * round)), "v" + round));
                archive.observe(new Sighting(
                        key,
                        "郑州市人民政府",
                        page,
                        capture,
                        List.of(capture.payload().orElseThrow()),
                        capture.payload().orElseThrow(),
                        "key" + round,
                        Reports.document(Integer.toString(round))));
                archive.observeGone(
                        page, archive.add(Visits.gone("g" + round, page.toString(), Visits.NOON.plusSeconds(9))));
                archive.keep(new RunReport(
                        "r" + round,
                        "zhengzhou",
                        Visits.NOON,
                        Optional.empty(),
                        RunReport.Status.RUNNING,
                        new RunReport.Counts(0, 0, 0, 0, 0, 0),
                        List.of(),
                        List.of(new RunReport.Failure(page, "status 500"))));
                archive.commit();
                archive.timeline(page);
                archive.latestGood(page);
                archive.history(key);
                archive.histories();
                archive.runs();
                archive.runs("zhengzhou");
                archive.unfinishedRun("zhengzhou");
                archive.extraction("key" + round);
                archive.holds(Digest.of(new byte[0]));
                archive.eachPayload(payload -> archive.payload(payload.digest()));
            }
        }
    }

    private static final class Recorder implements CommandListener {
        private final Set<String> commands = new ConcurrentSkipListSet<>();
        private final Set<String> operators = new ConcurrentSkipListSet<>();
        private final AtomicInteger finds = new AtomicInteger();
        private final Set<String> filters = new ConcurrentSkipListSet<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            commands.add(event.getCommandName());
            finds.addAndGet(event.getCommandName().equals("find") ? 1 : 0);
            BsonDocument command = event.getCommand();
            collect(command);
            boolean gridFs = command.toString().contains("\"payloads.");
            if (command.containsKey("filter") && !gridFs) {
                filters.add(String.join(
                        ",", new TreeSet<>(command.getDocument("filter").keySet())));
            }
            if (command.containsKey("updates")) {
                command.getArray("updates")
                        .forEach(update -> filters.add(String.join(
                                ",", update.asDocument().getDocument("q").keySet())));
            }
        }

        private void collect(BsonValue value) {
            if (value.isDocument()) {
                value.asDocument().forEach((name, inner) -> {
                    if (name.startsWith("$") && !PROTOCOL.contains(name)) {
                        operators.add(name);
                    }
                    collect(inner);
                });
            } else if (value.isArray()) {
                value.asArray().forEach(this::collect);
            }
        }
    }
}
