package org.gongkai.archive.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.archive.payload.NotedParts;
import org.gongkai.archive.warc.WarcEntry;

/** The records of a payload file that wait for the note which says what visit they are of; without their bodies. */
final class VisitRecords {
    private final Map<String, WarcEntry> answers = new HashMap<>();
    /** By the answer that they name. */
    private final Map<String, List<WarcEntry>> requests = new HashMap<>();

    private boolean broken;

    /** What was found of a visit; it is whole when nothing of it can be among what is broken. */
    record Visit(List<WarcEntry> answers, Map<String, List<WarcEntry>> requests, boolean whole) {
        List<WarcEntry> requestsFor(WarcEntry answer) {
            return requests.getOrDefault(answer.head().id(), List.of());
        }
    }

    void add(WarcEntry entry) {
        if (entry.head().type().equals("request")) {
            String answer = entry.head().first("WARC-Concurrent-To").orElse("");
            requests.computeIfAbsent(answer, key -> new ArrayList<>()).add(entry);
        } else {
            answers.put(entry.head().id(), entry.withoutBody());
        }
    }

    /** A record is lost that belongs to one of the next visits. */
    void broken() {
        broken = true;
    }

    /** The visits that come next begin behind what was broken. */
    void mended() {
        broken = false;
    }

    /** Gives the records of a visit away. */
    Visit of(NotedParts.OfVisit visit) {
        List<WarcEntry> found = new ArrayList<>();
        Map<String, List<WarcEntry>> sent = new HashMap<>();
        boolean unasked = false;
        for (String record : visit.records()) {
            WarcEntry answer = answers.remove(record);
            List<WarcEntry> request = requests.remove(record);
            if (answer != null) {
                found.add(answer);
                unasked |= request == null && visit.request(answer.head()).isEmpty();
            }
            if (request != null) {
                sent.put(record, request);
            }
        }
        // a request that is nowhere may be what was lost
        boolean whole = found.size() == visit.records().size() && !(broken && unasked);
        return new Visit(found, sent, whole);
    }
}
