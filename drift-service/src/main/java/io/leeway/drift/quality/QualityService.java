package io.leeway.drift.quality;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.drift.profiles.DataProfile;
import io.leeway.statistics.multiple.BenjaminiHochberg;

/** Checks a batch's data against the reference; a check fails when the change is significant and material. */
@ApplicationScoped
public class QualityService {

    private static final BenjaminiHochberg CORRECTION = new BenjaminiHochberg();

    private final QualityConfig config;
    private final QualityChecks checks;

    QualityService(QualityConfig config) {
        this.config = config;
        this.checks = new QualityChecks(config);
    }

    /** The checks that failed, in the order of the definition's features. */
    public List<QualityFinding> check(ModelDefinition definition, DataProfile reference, DataProfile current) {
        if (reference.rows() == 0 || current.rows() < definition.drift().minimumRows()) {
            return List.of();
        }
        List<QualityCheck> all = new ArrayList<>();
        definition.features().forEach((column, type) -> {
            if (type == FeatureType.NUMERIC) {
                all.addAll(checks.numeric(column, reference.numeric(column), current.numeric(column)));
            } else {
                all.addAll(checks.categorical(column, reference.categorical(column), current.categorical(column)));
            }
        });
        double[] adjusted =
                CORRECTION.adjust(all.stream().mapToDouble(QualityCheck::pValue).toArray());
        List<QualityFinding> failed = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (all.get(i).material() && adjusted[i] <= config.alpha()) {
                failed.add(all.get(i).finding());
            }
        }
        return failed;
    }
}
