package io.leeway.system.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.system.faults.ledger.Answers;
import io.leeway.system.faults.ledger.Mail;
import io.leeway.system.faults.stack.Service;
import io.leeway.system.faults.stack.Wait;
import io.leeway.system.faults.workload.Workload;

/**
 * alert-service is killed, twice, between the change of an incident and its mail: first while the mail server is away, so
 * that what is to be sent is written down and cannot have been sent, and must be sent once; then as soon as it sends, when
 * only what is in hand may be sent once more.
 */
final class AlertKilled implements Fault {

    private static final int BEFORE = 3;
    private static final Duration BOUND = Duration.ofSeconds(120);

    private final Set<String> written = ConcurrentHashMap.newKeySet();

    /** What the mail server may have taken, and alert-service not yet known, when it was killed; see docs/reliability.md. */
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    @Override
    public Instant happen(Run run, Workload workload) {
        run.infrastructure().killMail();
        workload.awaitAccepted(BEFORE);
        Answers answers = new Answers(run.services());
        Wait.require("a mail that waits", BOUND, () -> {
            answers.deliveries("pending").forEach(waiting -> written.add(id(waiting)));
            return !written.isEmpty();
        });
        Service alert = run.services().one("alert-service");
        alert.kill();
        run.infrastructure().startMail();
        Faults.restart(alert);
        Wait.require("the first mail", BOUND, () -> !run.mails().isEmpty());
        alert.kill();
        Instant started = Faults.restart(alert);
        // Their claim outlasts the start by far, and nobody touches them before it ends.
        answers.deliveries("sending").forEach(sending -> inHand.add(id(sending)));
        return started;
    }

    @Override
    public Set<String> mailsInHand(Run run) {
        return inHand.stream().map(Mail::idOf).collect(Collectors.toSet());
    }

    @Override
    public void lookBack(Run run, Workload workload, Answers answers) {
        // What was in hand at a kill is taken over when its claim has run out.
        Wait.until(BOUND, () -> sent(answers).containsAll(written));
        Set<String> sent = sent(answers);
        Set<String> lost = new HashSet<>(written);
        lost.removeAll(sent);
        if (!lost.isEmpty()) {
            run.complain("lost: deliveries that were written down and not sent: " + lost);
        }
        Map<String, Long> copies =
                run.mails().stream().collect(Collectors.groupingBy(mail -> mail, Collectors.counting()));
        for (String delivery : sent) {
            long count = copies.getOrDefault(Mail.idOf(delivery), 0L);
            if (count < 1 || count > (inHand.contains(delivery) ? 2 : 1)) {
                run.complain("mail: " + count + " copies of delivery " + delivery);
            }
        }
        List<JsonNode> failed = answers.deliveries("failed");
        if (!failed.isEmpty()) {
            run.complain("lost: deliveries that failed: " + failed);
        }
    }

    private static Set<String> sent(Answers answers) {
        return answers.deliveries("sent").stream().map(AlertKilled::id).collect(Collectors.toSet());
    }

    private static String id(JsonNode delivery) {
        return delivery.path("id").asText();
    }
}
