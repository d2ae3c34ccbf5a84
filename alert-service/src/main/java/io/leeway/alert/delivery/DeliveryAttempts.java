package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.alert.alerts.NoticeContentRepository;
import io.leeway.contracts.alerts.Alert;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.tracing.Step;
import io.leeway.support.tracing.Traces;

/** Gives messages that are in hand to their channels, and says what follows from the answer. */
@ApplicationScoped
class DeliveryAttempts {

    private static final Logger LOG = Logger.getLogger(DeliveryAttempts.class);

    private final DeliveryConfig config;
    private final DeliveryMetrics metrics;
    private final DigestWords digests;
    private final Traces traces;

    DeliveryAttempts(DeliveryConfig config, DeliveryMetrics metrics, DigestWords digests, Traces traces) {
        this.config = config;
        this.metrics = metrics;
        this.digests = digests;
        this.traces = traces;
    }

    /** A delivery in hand, and what its message consists of. */
    record Claimed(
            DeliveryEntity delivery,
            DeliveryStage.Sending claim,
            NoticeContentRepository.Content content,
            RecipientEntity recipient) {

        Message message(NoticeContentRepository.OfIncidents of) {
            return new Message(
                    delivery.id,
                    delivery.recipient,
                    UUID.fromString(of.alert().id()),
                    of.change(),
                    of.alert().since(),
                    of.alert(),
                    of.others(),
                    of.assessment(),
                    of.before(),
                    recipient.secret(),
                    recipient.id);
        }

        Letter letter(Notice notice, Instant at) {
            return new Letter(
                    delivery.id, Letter.DIGEST, delivery.recipient, at, notice, recipient.secret(), recipient.id);
        }
    }

    /**
     * What became of a delivery in hand.
     *
     * @param gone its recipient, and why nothing more is to be sent to it; empty where that is not so
     */
    record Result(
            UUID delivery,
            DeliveryStage.Sending claim,
            DeliveryStage next,
            Optional<RecipientRepository.Stopped> gone) {}

    /** Sends it and waits for the answer. */
    Result send(Lane lane, Claimed claimed) {
        Outcome outcome = traces.during(() -> step(lane.channel(), claimed.content()), () -> {
            Outcome answer = attempt(lane.channel(), claimed);
            Traces.became(word(answer));
            return answer;
        });
        Optional<RecipientRepository.Stopped> gone = outcome instanceof Outcome.Gone left
                ? Optional.of(new RecipientRepository.Stopped(
                        claimed.recipient().recipient(), StoredTime.now(), left.reason()))
                : Optional.empty();
        return new Result(claimed.delivery().id, claimed.claim(), next(lane, claimed, outcome), gone);
    }

    private static Step step(Channel channel, NoticeContentRepository.Content content) {
        String name = "send " + channel.name();
        return switch (content) {
            case NoticeContentRepository.OfIncidents incidents ->
                new Step(name, SpanKind.CLIENT, incidents.trace(), about(incidents.alert()));
            case NoticeContentRepository.OfDigest digest -> new Step(name, SpanKind.CLIENT, null, Attributes.empty());
        };
    }

    private static Attributes about(Alert alert) {
        String subject = alert.batch() == null ? alert.model() : alert.model() + "/" + alert.batch();
        return Step.about(subject).put("leeway.alert", alert.id()).build();
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken taken -> "sent";
            case Outcome.Refused refused -> "refused";
            case Outcome.Unreachable away -> "unreachable";
            case Outcome.Impossible impossible -> "impossible";
            case Outcome.Gone gone -> "gone";
        };
    }

    private DeliveryStage next(Lane lane, Claimed claimed, Outcome outcome) {
        String channel = lane.channel().name();
        UUID alert = claimed.delivery().alert;
        return switch (outcome) {
            case Outcome.Taken taken -> {
                reached(lane);
                metrics.sent(channel, alert);
                yield claimed.claim().sent(StoredTime.now());
            }
            case Outcome.Refused refused -> {
                reached(lane);
                Retries retries =
                        lane.channel().retries().orElseGet(() -> new Retries.Growing(config.maximumAttempts()));
                DeliveryStage next =
                        claimed.claim().refused(StoredTime.now(), refused.reason(), retries, refused.pause());
                metrics.refused(channel, alert, next, refused.reason());
                yield next;
            }
            case Outcome.Unreachable away -> {
                if (lane.watch().missed(Instant.now())) {
                    LOG.warnf("event=channel-away channel=%s", channel);
                }
                yield claimed.claim().unreachable(StoredTime.now(), config.outagePause());
            }
            case Outcome.Impossible impossible -> impossible(claimed, channel, impossible.reason());
            case Outcome.Gone gone -> {
                reached(lane);
                yield impossible(claimed, channel, gone.reason());
            }
        };
    }

    private DeliveryStage impossible(Claimed claimed, String channel, String reason) {
        metrics.impossible(channel, claimed.delivery().alert, reason);
        return claimed.claim().impossible(reason);
    }

    private Outcome attempt(Channel channel, Claimed claimed) {
        try {
            String stopped = claimed.recipient().stoppedReason;
            return stopped == null ? send(channel, claimed) : new Outcome.Impossible(stopped);
        } catch (RuntimeException exception) {
            LOG.errorf(
                    exception,
                    "event=message-not-written channel=%s alert=%s",
                    channel.name(),
                    claimed.delivery().alert);
            return new Outcome.Refused("the message could not be written", Duration.ZERO);
        }
    }

    private Outcome send(Channel channel, Claimed claimed) {
        return switch (claimed.content()) {
            case NoticeContentRepository.OfIncidents incidents -> channel.send(claimed.message(incidents));
            case NoticeContentRepository.OfDigest of ->
                channel.send(claimed.letter(digests.of(of.digest()), of.digest().until()));
        };
    }

    private static void reached(Lane lane) {
        if (lane.watch().reached()) {
            LOG.infof("event=channel-back channel=%s", lane.channel().name());
        }
    }
}
