package io.leeway.support.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** What work waits for at the moment, by the queue that it came from; logged when it begins, each minute, and at its end. */
@ApplicationScoped
class Outages {

    private static final Logger LOG = Logger.getLogger(Outages.class);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final Map<String, Outage> current = new ConcurrentHashMap<>();

    private record Outage(String reason, Instant since, Instant told) {}

    /** Work of a queue stands still because of this failure. */
    void begin(String queue, Throwable failure) {
        String reason = Faults.words(failure);
        Instant now = Instant.now();
        current.compute(queue, (name, before) -> {
            if (before == null) {
                LOG.warnf(failure, "event=work-waits queue=%s reason=\"%s\"", queue, reason);
                return new Outage(reason, now, now);
            }
            if (before.told().plus(REMINDER).isAfter(now)) {
                return new Outage(reason, before.since(), before.told());
            }
            LOG.warnf("event=work-waits queue=%s reason=\"%s\" since=%s", queue, reason, before.since());
            return new Outage(reason, before.since(), now);
        });
    }

    /** Work of a queue goes on. */
    void end(String queue) {
        Outage ended = current.remove(queue);
        if (ended != null) {
            LOG.infof("event=work-goes-on queue=%s waited-since=%s", queue, ended.since());
        }
    }

    /** How many queues' work stands still. */
    int count() {
        return current.size();
    }

    /** What is waited for, in words, by queue. */
    SortedMap<String, String> reasons() {
        SortedMap<String, String> reasons = new TreeMap<>();
        current.forEach((queue, outage) -> reasons.put(queue, outage.reason() + ", since " + outage.since()));
        return reasons;
    }
}
