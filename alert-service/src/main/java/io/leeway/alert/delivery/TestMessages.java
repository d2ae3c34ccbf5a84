package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertBuilder;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/** Messages that say that they are a test, sent while somebody waits for what becomes of them. */
@ApplicationScoped
public class TestMessages {

    private static final Logger LOG = Logger.getLogger(TestMessages.class);
    private static final int MOST_AT_A_TIME = 4;
    private static final String ANY_MODEL = "any-model";
    private static final String SENTENCE =
            "This is a test: somebody tried out whether messages from Leeway arrive here. Nothing has happened.";

    private final Channels channels;
    private final RecipientRepository recipients;
    private final String dashboard;
    private final Semaphore hands = new Semaphore(MOST_AT_A_TIME);

    TestMessages(Channels channels, RecipientRepository recipients, DeliveryConfig config) {
        this.channels = channels;
        this.recipients = recipients;
        this.dashboard = config.dashboardUrl();
    }

    /**
     * What became of it.
     *
     * @param outcome taken by the other side, refused, unreachable, or impossible to send
     * @param reason why it was not taken; absent where it was
     * @param milliseconds how long that took
     */
    @Schema(name = "TestResult")
    public record Result(
            @Schema(enumeration = {"taken", "refused", "unreachable", "impossible"})
            String outcome,

            @Nullable String reason,
            long milliseconds) {}

    /**
     * Sends one and waits for the answer, about as long as the channel's time-out at most.
     *
     * @param model which the recipient is subscribed to; null for all
     * @throws ProblemException a 503 if others are being tried out; a 409 if there is no such channel any more
     */
    public Result send(Recipient recipient, @Nullable String model) {
        Channel channel = channels.find(recipient.channel())
                .orElseThrow(() -> ProblemException.of(
                        409,
                        "unknown-channel",
                        "Unknown channel",
                        "This release has no channel '" + recipient.channel() + "', only " + channels.names() + "."));
        if (!hands.tryAcquire()) {
            throw ProblemException.of(
                    503, "too-many-tests", "Too many tests", "Others are being tried out. Try again in some seconds.");
        }
        try {
            RecipientEntity known = Objects.requireNonNull(
                    Transactions.run(() -> recipients.noted(List.of(recipient))).get(recipient), "it was noted");
            Instant begin = Instant.now();
            Outcome outcome = known.stoppedReason == null
                    ? attempt(channel, known, Objects.requireNonNullElse(model, ANY_MODEL))
                    : new Outcome.Impossible(known.stoppedReason);
            return result(outcome, Duration.between(begin, Instant.now()).toMillis());
        } finally {
            hands.release();
        }
    }

    private Letter letter(RecipientEntity known) {
        Instant now = StoredTime.now();
        Notice notice = new Notice(
                Letter.TEST,
                "",
                "messages from Leeway arrive here",
                "Test",
                List.of(SENTENCE),
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                dashboard + "/");
        return new Letter(UUID.randomUUID(), Letter.TEST, known.address, now, notice, known.secret(), known.id);
    }

    /** For channels that tell of incidents only: one that is over. */
    private static Message message(RecipientEntity known, String model) {
        Instant now = StoredTime.now();
        UUID id = UUID.randomUUID();
        Alert alert = AlertBuilder.builder()
                .id(id.toString())
                .kind(AlertKind.BATCH)
                .model(model)
                .severity(RiskLevel.WARNING)
                .state(AlertState.RESOLVED)
                .findings(List.of(new AlertFinding(AlertCondition.RISK, null, null, SENTENCE)))
                .revision(1)
                .firedAt(now)
                .updatedAt(now)
                .change(IncidentChange.RESOLVED)
                .since(now)
                .resolvedAt(now)
                .windows(List.of())
                .build();
        return new Message(
                id,
                known.address,
                id,
                IncidentChange.RESOLVED,
                now,
                alert,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                known.secret(),
                known.id);
    }

    private Outcome attempt(Channel channel, RecipientEntity known, String model) {
        try {
            return channel.takesLetters() ? channel.send(letter(known)) : channel.send(message(known, model));
        } catch (RuntimeException exception) {
            LOG.errorf(exception, "event=test-not-written channel=%s", channel.name());
            return new Outcome.Impossible("the message could not be written");
        }
    }

    private static Result result(Outcome outcome, long milliseconds) {
        return switch (outcome) {
            case Outcome.Taken taken -> new Result("taken", null, milliseconds);
            case Outcome.Refused refused -> new Result("refused", refused.reason(), milliseconds);
            case Outcome.Unreachable away -> new Result("unreachable", DeliveryStage.Sending.AWAY, milliseconds);
            case Outcome.Impossible impossible -> new Result("impossible", impossible.reason(), milliseconds);
            case Outcome.Gone gone -> new Result("refused", gone.reason(), milliseconds);
        };
    }
}
