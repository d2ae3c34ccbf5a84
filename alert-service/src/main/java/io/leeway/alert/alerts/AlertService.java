package io.leeway.alert.alerts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.rules.AlertRules;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.text.SafeText;

/**
 * Raises, updates and resolves the alerts of batches; there is one a batch, whatever number of conditions it meets. Every
 * method runs in the caller's transaction.
 */
@ApplicationScoped
public class AlertService {

    private static final int LONGEST_NAME = 200;

    private final AlertRepository alerts;
    private final AssessedRepository assessed;
    private final DeletedModelRepository deleted;
    private final Recipients recipients;

    AlertService(
            AlertRepository alerts,
            AssessedRepository assessed,
            DeletedModelRepository deleted,
            Recipients recipients) {
        this.alerts = alerts;
        this.assessed = assessed;
        this.deleted = deleted;
        this.recipients = recipients;
    }

    /**
     * Takes an assessment in.
     *
     * @return the alerts that may have to be told; none when the assessment is older than one that was seen, or of a
     *     deleted model
     */
    public Uni<List<UUID>> take(ModelDefinition definition, RiskAssessment assessment) {
        BatchRef batch = assessment.batch();
        return deleted.covers(batch.model(), batch.acceptedAt())
                .chain(gone -> gone
                        ? Uni.createFrom().item(List.<UUID>of())
                        : assessed.note(assessment).chain(seen -> switch (seen) {
                            case OLDER -> Uni.createFrom().item(List.<UUID>of());
                            case AGAIN -> Uni.createFrom().item(List.of(idOf(batch.subject())));
                            case NEW -> change(definition, assessment);
                        }));
    }

    private Uni<List<UUID>> change(ModelDefinition definition, RiskAssessment assessment) {
        return changeBatch(definition, assessment)
                .chain(changed -> resolveIntake(assessment.batch()).map(resolved -> {
                    List<UUID> all = new ArrayList<>(2);
                    changed.ifPresent(all::add);
                    resolved.ifPresent(all::add);
                    return all;
                }));
    }

    private Uni<Optional<UUID>> changeBatch(ModelDefinition definition, RiskAssessment assessment) {
        AlertRules.Matches matches = AlertRules.match(definition, assessment);
        UUID id = idOf(assessment.batch().subject());
        return alerts.locked(id).chain(existing -> {
            if (!matches.findings().isEmpty()) {
                return raise(id, existing, matches, assessment);
            }
            if (existing == null || existing.state() == AlertState.RESOLVED) {
                return Uni.createFrom().item(Optional.empty());
            }
            existing.resolve(StoredTime.now());
            return Uni.createFrom().item(Optional.of(id));
        });
    }

    /** A batch that came through after something was refused shows that the pipeline is whole again. */
    private Uni<Optional<UUID>> resolveIntake(BatchRef batch) {
        return alerts.open(batch.model(), AlertKind.INTAKE).map(open -> {
            if (open == null || !Objects.requireNonNull(open.notedAt).isBefore(batch.acceptedAt())) {
                return Optional.empty();
            }
            open.resolve(StoredTime.now());
            return Optional.of(open.id);
        });
    }

    private Uni<Optional<UUID>> raise(
            UUID id, @Nullable AlertEntity existing, AlertRules.Matches matches, RiskAssessment assessment) {
        AlertEntity entity = existing == null ? create(id, assessment.batch()) : existing;
        entity.score = assessment.score();
        entity.assessment = AlertDocuments.write(assessment);
        entity.fire(
                assessment.level() == RiskLevel.CRITICAL ? RiskLevel.CRITICAL : RiskLevel.WARNING,
                matches.findings(),
                StoredTime.now());
        return recipients.tell(alerts, entity, matches.recipients()).replaceWith(Optional.of(id));
    }

    private static AlertEntity create(UUID id, BatchRef batch) {
        AlertEntity entity = AlertEntity.begin(id, AlertKind.BATCH, batch.model(), StoredTime.now());
        entity.batch = batch.batch();
        entity.batchName = SafeText.line(batch.name(), LONGEST_NAME);
        return entity;
    }

    static UUID idOf(String subject) {
        return UUID.nameUUIDFromBytes(("alert|" + subject).getBytes(StandardCharsets.UTF_8));
    }
}
