package org.gongkai.archive.version;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongkai.model.Digest;

/** A stretch of time in which every look at an address had the same result. */
public sealed interface Span {
    /** The first such look. */
    Instant from();

    /** The last such look; the same as {@link #from()} when there was one. */
    Instant to();

    /** Id of the capture of the first look. */
    String first();

    /** Id of the capture of the last look. */
    String last();

    /** Whether both say the same of the address. */
    boolean agrees(Span other);

    /** Both as one, when they agree: this one begins no later. */
    Span joined(Span later);

    /** Of a span that was found to be wrong in between, only the ends are known: the first look. */
    Span beginning();

    /** The last look alone. */
    Span end();

    /** What of it was known before this time, which is later than {@link #from()}; what is not known is left out. */
    Span knownBefore(Instant time);

    /**
     * The report stood there, unchanged.
     *
     * @param fingerprint of its content without page chrome, as last taken
     * @param digests payloads that made it up when last seen: the page first, then its attachments
     * @param extraction key of the extraction that is shown for it: of the last look
     * @param firstExtraction that of the first look; another where the page was touched without a change of content, its
     *     date for example, or where another extractor read it
     */
    record Seen(
            Instant from,
            Instant to,
            Digest fingerprint,
            List<Digest> digests,
            String extraction,
            String firstExtraction,
            String first,
            String last)
            implements Span {
        public Seen {
            digests = List.copyOf(digests);
        }

        static Seen once(Look look) {
            return new Seen(
                    look.at(),
                    look.at(),
                    look.fingerprint(),
                    look.digests(),
                    look.extraction(),
                    look.extraction(),
                    look.capture(),
                    look.capture());
        }

        /** The same fingerprint; or every byte the same, whoever took the fingerprint. */
        @Override
        public boolean agrees(Span other) {
            return other instanceof Seen seen && (fingerprint.equals(seen.fingerprint) || digests.equals(seen.digests));
        }

        @Override
        public Seen joined(Span later) {
            Seen latest = (Seen) later;
            if (latest.to.isBefore(to)) {
                return this;
            }
            return new Seen(
                    from,
                    latest.to,
                    latest.fingerprint,
                    latest.digests,
                    latest.extraction,
                    firstExtraction,
                    first,
                    latest.last);
        }

        @Override
        public Seen beginning() {
            return new Seen(from, from, fingerprint, digests, firstExtraction, firstExtraction, first, first);
        }

        @Override
        public Seen end() {
            return new Seen(to, to, fingerprint, digests, extraction, extraction, last, last);
        }

        @Override
        public Seen knownBefore(Instant time) {
            return to.isBefore(time) ? this : beginning();
        }

        Seen refingerprinted(Digest before, Digest after) {
            return fingerprint.equals(before)
                    ? new Seen(from, to, after, digests, extraction, firstExtraction, first, last)
                    : this;
        }
    }

    /**
     * The server gave definite answers that nothing is there.
     *
     * @param answers the first of each run, in order of time, at most {@value #KEPT} of them
     */
    record Gone(Instant from, Instant to, List<Answer> answers, String first, String last) implements Span {
        /** More runs than anyone asks for before believing; the rest would only grow. */
        static final int KEPT = 64;

        public Gone {
            answers = List.copyOf(answers);
        }

        /** What one run was told, and when. */
        public record Answer(String run, Instant at) {}

        static Gone once(Instant at, String run, String capture) {
            return new Gone(at, at, List.of(new Answer(run, at)), capture, capture);
        }

        @Override
        public boolean agrees(Span other) {
            return other instanceof Gone;
        }

        @Override
        public Gone joined(Span later) {
            Gone other = (Gone) later;
            Map<String, Answer> byRun = new LinkedHashMap<>();
            Stream.concat(answers.stream(), other.answers.stream())
                    .sorted(Comparator.comparing(Answer::at))
                    .forEach(answer -> byRun.putIfAbsent(answer.run(), answer));
            List<Answer> kept = byRun.values().stream().limit(KEPT).toList();
            return other.to.isBefore(to)
                    ? new Gone(from, to, kept, first, last)
                    : new Gone(from, other.to, kept, first, other.last);
        }

        @Override
        public Gone beginning() {
            return new Gone(from, from, answers.subList(0, 1), first, first);
        }

        @Override
        public Gone knownBefore(Instant time) {
            if (to.isBefore(time)) {
                return this;
            }
            List<Answer> earlier = answers.stream()
                    .filter(answer -> answer.at().isBefore(time))
                    .toList();
            return earlier.isEmpty()
                    ? beginning()
                    : new Gone(from, earlier.get(earlier.size() - 1).at(), earlier, first, first);
        }

        @Override
        public Gone end() {
            String run = answers.get(answers.size() - 1).run();
            return new Gone(to, to, List.of(new Answer(run, to)), last, last);
        }
    }
}
