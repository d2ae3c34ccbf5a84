package io.leeway.workbench.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.joint.JointReference;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.policy.ReferenceChunks;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.evaluation.watch.DriftWatch;
import io.leeway.evaluation.watch.PerformanceWatch;
import io.leeway.workbench.rows.RowFile;

/**
 * A file as the reference of a model, or of features that no model has seen, and how batches are watched against it. How often
 * rows repeat is not compared: rows drawn with replacement repeat because of that.
 */
final class WatchedReference {

    private final ModelDefinition definition;
    private final MonitoredColumns columns;
    private final RowSampler sampler;
    private final DataProfile profile;
    private final @Nullable Baseline baseline;

    private WatchedReference(ModelDefinition definition, MonitoredColumns columns, RowSampler sampler) {
        this.definition = definition;
        this.columns = columns;
        this.sampler = sampler;
        DataProfile whole = profile(definition, sampler.all(), JointProfile.none());
        ReferenceChunks chunks = new ReferenceChunks(columns.types(), whole);
        chunks.add(sampler.all());
        JointReference joint = new JointReference(
                JointColumns.of(definition.features(), whole.numeric(), whole.categorical(), 0), definition.rowId());
        joint.add(sampler.all());
        this.profile = chunks.learnt().withJoint(joint.learnt());
        this.baseline = hasLabels() ? PerformanceWatch.baseline(definition, sampler.all()) : null;
    }

    /**
     * Reads what is watched of a file.
     *
     * @param model whose outputs are watched as well, where the file has them; absent for features alone
     * @throws IllegalArgumentException if the file has no rows, or one cannot be read
     */
    static WatchedReference of(RowFile file, Map<String, FeatureType> features, @Nullable ModelDefinition model) {
        Map<String, FeatureType> types = new LinkedHashMap<>(features);
        if (model == null || !file.columns().contains(model.prediction().column())) {
            return new WatchedReference(
                    definition(model, features), MonitoredColumns.ofFeatures(features), RowSampler.of(file, types));
        }
        FeatureType output = model.task().isClassification() ? FeatureType.CATEGORICAL : FeatureType.NUMERIC;
        types.put(model.prediction().column(), output);
        model.prediction().probabilityColumns().forEach(column -> types.put(column, FeatureType.NUMERIC));
        if (model.target() != null && file.columns().contains(model.target())) {
            types.put(model.target(), output);
        }
        ModelDefinition definition = definition(model, features);
        return new WatchedReference(definition, MonitoredColumns.of(definition), RowSampler.of(file, types));
    }

    /** So many rows, each any of the reference's. */
    Block draw(int size, Random random) {
        return sampler.draw(size, random);
    }

    /** The distributions of such rows. */
    DataProfile profile(Block rows) {
        return profile(definition, rows, profile.joint());
    }

    private static DataProfile profile(ModelDefinition definition, Block rows, JointProfile reference) {
        BlockProfiler profiler = new BlockProfiler(definition, reference);
        profiler.add(rows);
        return profiler.profile().withRepeats(new TreeMap<>());
    }

    /** Watches the data of batches by a policy. */
    DriftWatch drift(DriftPolicyName policy) {
        return new DriftWatch(
                new DriftEvaluator(Detectors.builtIn(), QualitySettings.defaults()),
                columns,
                definition.drift().with(policy),
                profile,
                Usual.unknown());
    }

    /** Watches the performance of batches; nothing where the file has no predictions or no true values. */
    Optional<PerformanceWatch> performance() {
        return Optional.ofNullable(baseline).map(found -> new PerformanceWatch(definition, found));
    }

    /** Whether the file has predictions and true values. */
    boolean hasLabels() {
        return sampler.all().columns().stream().map(Column::name).anyMatch(name -> name.equals(definition.target()));
    }

    /** How many batches it takes until a change over time can be told. */
    int history() {
        return definition.drift().dynamic().minimum();
    }

    /** Without what needs more than the features and outputs of the drawn rows. */
    private static ModelDefinition definition(@Nullable ModelDefinition model, Map<String, FeatureType> features) {
        return model == null
                ? ModelDefinitionBuilder.builder()
                        .model("features")
                        .task(Task.REGRESSION)
                        .rowId("(row)")
                        .features(features)
                        .prediction(new PredictionColumns("(none)", null, null))
                        .build()
                : ModelDefinitionBuilder.builder(model)
                        .features(features)
                        .embedding(null)
                        .attributions(Map.of())
                        .build();
    }
}
