package io.leeway.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.portable.JointPlans;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.rows.schema.RowCollector;
import io.leeway.rows.schema.RowSchema;

/** Rows of a classifier with features that depend on each other, some missing and some repeated. */
final class Rows {

    static final ModelDefinition MODEL = ModelDefinitionBuilder.builder()
            .model("churn")
            .task(Task.BINARY_CLASSIFICATION)
            .rowId("id")
            .features(new LinkedHashMap<>(
                    Map.of("fee", FeatureType.NUMERIC, "tenure", FeatureType.NUMERIC, "plan", FeatureType.CATEGORICAL)))
            .prediction(new PredictionColumns("prediction", "probability", "yes"))
            .target("churned")
            .build();

    private Rows() {}

    static List<Map<String, @Nullable Object>> of(int size, long seed) {
        Random random = new Random(seed);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double tenure = random.nextInt(60);
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("id", "row-" + seed + "-" + i);
            row.put("tenure", tenure);
            row.put("fee", i % 50 == 0 ? null : Math.round(tenure + 20 * random.nextGaussian()));
            row.put("plan", i % 30 == 0 ? null : "plan " + random.nextInt(4));
            double probability = random.nextDouble();
            row.put("probability", probability);
            row.put("prediction", probability > 0.5 ? "yes" : "no");
            row.put("churned", i % 10 == 0 ? null : random.nextDouble() < probability ? "yes" : "no");
            rows.add(row);
        }
        return rows;
    }

    /** How the rows of a model are coded, where one row in so many is looked at. */
    static JointProfile.Known reference(int every) {
        DataProfile profile = profile(of(3_000, 1), JointProfile.none());
        JointColumns codes = JointColumns.of(
                MODEL.features(), profile.numeric(), profile.categorical(), every * JointColumns.ENOUGH_ROWS);
        return JointProfile.Known.ofNoRows(codes);
    }

    static ProfilePlan plan(JointProfile reference) {
        return new ProfilePlan(PortableProfileFormat.VERSION, MODEL, 1, "a-reference", JointPlans.of(reference), null);
    }

    /** As drift-service profiles them, block by block. */
    static DataProfile profile(List<Map<String, @Nullable Object>> rows, JointProfile reference) {
        List<RowSchema.SchemaColumn> columns = RowSchema.ofBatch(MODEL).columns();
        List<Block> blocks = new ArrayList<>();
        RowCollector collector = new RowCollector(columns, blocks::add);
        for (Map<String, @Nullable Object> row : rows) {
            double[] numbers = new double[columns.size()];
            @Nullable String[] texts = new String[columns.size()];
            for (int i = 0; i < columns.size(); i++) {
                Object value = row.get(columns.get(i).name());
                numbers[i] = value instanceof Number number ? number.doubleValue() : Double.NaN;
                texts[i] = value == null ? null : value.toString();
            }
            collector.add(numbers, texts);
        }
        collector.release();
        BlockProfiler profiler = new BlockProfiler(MODEL, reference);
        blocks.forEach(profiler::add);
        return profiler.profile();
    }

    /** The rows in so many parts, one row after the other in turn. */
    static List<List<Map<String, @Nullable Object>>> divided(List<Map<String, @Nullable Object>> rows, int parts) {
        Map<Integer, List<Map<String, @Nullable Object>>> divided = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            divided.computeIfAbsent(i % parts, none -> new ArrayList<>()).add(rows.get(i));
        }
        return List.copyOf(divided.values());
    }

    static byte[] profiled(ProfilePlan plan, List<Map<String, @Nullable Object>> rows, int distinct) {
        RowProfiler profiler = RowProfiler.of(plan, distinct);
        rows.forEach(profiler::add);
        return profiler.write();
    }
}
