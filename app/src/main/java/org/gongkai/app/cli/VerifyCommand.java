package org.gongkai.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.config.ConfigurationException;
import org.gongkai.model.Digest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Re-hashes everything that is stored. */
@Command(
        name = "verify",
        header = "Read every stored payload again and compare its digest.",
        description = {
            "Reads all payloads and compares each with the SHA-256 digest taken when it was captured.",
            "Ends with 1 when one is damaged or missing, and names it."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./gongkai --archive /srv/gongkai verify")
final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Archive archive = session.archive();
        List<Damage> damaged = new ArrayList<>();
        AtomicLong payloads = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        archive.eachPayload(stored -> {
            payloads.incrementAndGet();
            bytes.addAndGet(stored.length());
            try {
                Digest found = Digest.of(archive.payload(stored.digest()));
                if (!found.equals(stored.digest())) {
                    damaged.add(new Damage(stored.digest().hex(), stored.place(), "the bytes now hash to " + found));
                }
            } catch (ArchiveException e) {
                damaged.add(new Damage(stored.digest().hex(), stored.place(), String.valueOf(e.getMessage())));
            }
        });
        List<String> problems = archive.problems();
        if (json) {
            session.console().json(new Answer(payloads.get(), bytes.get(), damaged, problems));
        } else {
            problems.forEach(session.console().out()::println);
            damaged.forEach(damage -> session.console()
                    .out()
                    .println(damage.payload() + " (" + damage.place() + "): " + damage.reason()));
            session.console()
                    .out()
                    .println(payloads + " payloads, " + bytes + " bytes read; "
                            + (damaged.isEmpty() && problems.isEmpty()
                                    ? "all as captured"
                                    : damaged.size() + " damaged"));
        }
        return damaged.isEmpty() && problems.isEmpty() ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private record Answer(long payloads, long bytes, List<Damage> damaged, List<String> problems) {}

    private record Damage(String payload, String place, String reason) {}
}
