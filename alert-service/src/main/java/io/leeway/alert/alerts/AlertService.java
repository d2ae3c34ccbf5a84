package io.leeway.alert.alerts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.DeliveryRepository;
import io.leeway.alert.rules.AlertRules;
import io.leeway.alert.subscriptions.SubscriptionRepository;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.problem.ProblemException;

/**
 * Raises, updates and resolves alerts; there is one a batch, whatever number of conditions it meets. Every method runs in
 * the caller's transaction.
 */
@ApplicationScoped
public class AlertService {

    private final AlertRepository alerts;
    private final AssessedRepository assessed;
    private final SubscriptionRepository subscriptions;
    private final DeliveryRepository deliveries;

    AlertService(
            AlertRepository alerts,
            AssessedRepository assessed,
            SubscriptionRepository subscriptions,
            DeliveryRepository deliveries) {
        this.alerts = alerts;
        this.assessed = assessed;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /**
     * Takes an assessment in.
     *
     * @return the batch's alert as it now is, to be told; nothing when there is none or when the assessment is older than
     *     one that was seen. One that was seen is told again, because telling it may not have been reached.
     */
    public Uni<Optional<Alert>> take(ModelDefinition definition, RiskAssessment assessment) {
        String subject = assessment.batch().subject();
        return assessed.findById(subject, LockModeType.PESSIMISTIC_WRITE).chain(seen -> {
            if (seen != null && seen.revision > assessment.revision()) {
                return Uni.createFrom().item(Optional.empty());
            }
            if (seen != null && seen.revision == assessment.revision()) {
                return alerts.findById(idOf(subject))
                        .map(found -> Optional.ofNullable(found).map(AlertDocuments::alert));
            }
            return note(seen, assessment).chain(() -> change(definition, assessment));
        });
    }

    /** Newest first. */
    Uni<List<Alert>> newest(@Nullable String model, @Nullable AlertState state, int most) {
        return alerts.newest(model, state, most)
                .map(found -> found.stream().map(AlertDocuments::alert).toList());
    }

    Uni<Alert> get(UUID id) {
        return require(id).map(AlertDocuments::alert);
    }

    /** Somebody takes an alert on; taking on a resolved one is refused. */
    Uni<Alert> acknowledge(UUID id, String by) {
        return require(id).map(entity -> {
            if (entity.state == AlertState.RESOLVED) {
                throw ProblemException.of(
                        409,
                        "alert-resolved",
                        "Alert resolved",
                        "The alert was resolved; there is nothing to take on.");
            }
            if (entity.state == AlertState.FIRING) {
                entity.state = AlertState.ACKNOWLEDGED;
                entity.acknowledgedBy = by;
                entity.revision++;
                entity.updatedAt = now();
            }
            return AlertDocuments.alert(entity);
        });
    }

    Uni<List<Assessed>> assessed(String model) {
        return assessed.list("model", model).map(found -> found.stream()
                .map(entity -> new Assessed(entity.batch, entity.revision))
                .toList());
    }

    /** Which assessment of a batch was seen last. */
    record Assessed(String batch, int revision) {}

    private Uni<Void> note(@Nullable AssessedEntity seen, RiskAssessment assessment) {
        if (seen != null) {
            seen.revision = assessment.revision();
            return Uni.createFrom().voidItem();
        }
        AssessedEntity entity = new AssessedEntity();
        entity.subject = assessment.batch().subject();
        entity.model = assessment.batch().model();
        entity.batch = assessment.batch().batch();
        entity.revision = assessment.revision();
        return assessed.persist(entity).replaceWithVoid();
    }

    private Uni<Optional<Alert>> change(ModelDefinition definition, RiskAssessment assessment) {
        AlertRules.Matches matches = AlertRules.match(definition, assessment);
        UUID id = idOf(assessment.batch().subject());
        return alerts.findById(id).chain(existing -> {
            if (existing == null && matches.findings().isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            if (matches.findings().isEmpty()) {
                existing.state = AlertState.RESOLVED;
                existing.revision++;
                existing.updatedAt = now();
                return Uni.createFrom().item(Optional.of(AlertDocuments.alert(existing)));
            }
            return raise(id, existing, matches, assessment);
        });
    }

    private Uni<Optional<Alert>> raise(
            UUID id, @Nullable AlertEntity existing, AlertRules.Matches matches, RiskAssessment assessment) {
        AlertEntity entity = existing == null ? create(id, assessment) : existing;
        RiskLevel severity = assessment.level() == RiskLevel.CRITICAL ? RiskLevel.CRITICAL : RiskLevel.WARNING;
        entity.severity = severity;
        entity.score = assessment.score();
        entity.findings = AlertDocuments.write(matches.findings());
        entity.assessment = AlertDocuments.write(assessment);
        entity.state = entity.state == AlertState.RESOLVED ? AlertState.FIRING : entity.state;
        entity.revision++;
        entity.updatedAt = now();
        Uni<AlertEntity> stored =
                existing == null ? alerts.persist(entity) : Uni.createFrom().item(entity);
        return stored.chain(() -> subscriptions.emailsFor(entity.model, severity))
                .chain(subscribed -> {
                    Set<String> recipients = new LinkedHashSet<>(matches.recipients());
                    recipients.addAll(subscribed);
                    return deliveries.enqueue(id, severity, recipients);
                })
                .replaceWith(Optional.of(AlertDocuments.alert(entity)));
    }

    private static AlertEntity create(UUID id, RiskAssessment assessment) {
        AlertEntity entity = new AlertEntity();
        entity.id = id;
        entity.model = assessment.batch().model();
        entity.batch = assessment.batch().batch();
        entity.batchName = assessment.batch().name();
        entity.state = AlertState.FIRING;
        entity.firedAt = now();
        return entity;
    }

    private Uni<AlertEntity> require(UUID id) {
        return alerts.findById(id)
                .onItem()
                .ifNull()
                .failWith(() ->
                        ProblemException.of(404, "unknown-alert", "Unknown alert", "There is no alert '" + id + "'."));
    }

    private static UUID idOf(String subject) {
        return UUID.nameUUIDFromBytes(("alert|" + subject).getBytes(StandardCharsets.UTF_8));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
