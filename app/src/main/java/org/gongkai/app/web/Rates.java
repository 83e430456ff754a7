package org.gongkai.app.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How often each client may ask: a bucket of tokens for each, the latest clients only. Safe for several threads. */
final class Rates {
    private static final int MOST_CLIENTS = 10_000;

    private final int perSecond;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    /** @param perSecond requests of one client, sustained; twice as many at once; 0 for no limit */
    Rates(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Counts a request, or refuses it. */
    void take(String address) {
        if (perSecond == 0) {
            return;
        }
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(client(address), who -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build());
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refusal.tooMany(1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
        }
    }

    /** One network of IPv6 is one client: whoever has one address there has 2⁶⁴. */
    static String client(String address) {
        String plain = address.replaceAll("[\\[\\]]", "");
        if (!plain.contains(":")) {
            return plain;
        }
        String[] parts = plain.split(":", -1);
        int full = 0;
        StringBuilder network = new StringBuilder();
        while (full < 4 && full < parts.length && !parts[full].isEmpty()) {
            network.append(parts[full++]).append(':');
        }
        return full < 4 ? plain : network.toString();
    }
}
