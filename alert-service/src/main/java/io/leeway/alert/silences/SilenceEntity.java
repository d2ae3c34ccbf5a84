package io.leeway.alert.silences;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.incidents.CauseKey;
import io.leeway.contracts.model.AlertCondition;

/** A silence: of a model, a feature, a condition, of several of these together, or of all where none is named. */
@Entity
@Table(name = "silence")
public class SilenceEntity {

    @Id
    UUID id;

    @Nullable
    String model;

    @Nullable
    String feature;

    @Enumerated(EnumType.STRING)
    @Nullable
    AlertCondition condition;

    @Column(name = "ends_at")
    Instant endsAt;

    String reason;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    /**
     * Whether it is about an incident.
     *
     * @param features the features that the incident is about; one of a feature covers it only where it is about no other
     */
    public boolean covers(String ofModel, CauseKey cause, List<String> features) {
        boolean isOfFeature =
                feature == null || (!features.isEmpty() && features.stream().allMatch(feature::equals));
        return (model == null || model.equals(ofModel))
                && (condition == null || condition == cause.on())
                && isOfFeature;
    }
}
