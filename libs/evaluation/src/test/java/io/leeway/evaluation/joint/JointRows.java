package io.leeway.evaluation.joint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.evaluation.calibration.ChunkPlan;
import io.leeway.evaluation.calibration.RowTimes;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.calibration.TimeChunksBuilder;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;

/** Rows of 20 normal columns a minute apart, of which the first two are correlated. */
final class JointRows {

    static final int COLUMNS = 20;
    static final int WINDOW = 500;
    static final Duration PERIOD = Duration.ofMinutes(WINDOW);

    private final SplittableRandom random;
    private long row;

    JointRows(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A reference, and its chunks where it is cut in time. */
    record Learnt(DataProfile whole, @Nullable TimeChunks chunks) {}

    static Map<String, FeatureType> features() {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        for (int column = 0; column < COLUMNS; column++) {
            features.put("x" + column, FeatureType.NUMERIC);
        }
        return features;
    }

    static ModelDefinition model() {
        return ModelDefinitionBuilder.builder()
                .model("pairs")
                .task(Task.REGRESSION)
                .rowId("id")
                .timestamp("time")
                .features(features())
                .prediction(new PredictionColumns("prediction", null, null))
                .build();
    }

    /** The next window; both columns of the pair are standard normal whatever their correlation. */
    Block next(double correlation) {
        double[][] values = new double[COLUMNS][WINDOW];
        double[] times = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++, row++) {
            times[i] = Instant.EPOCH.plus(Duration.ofMinutes(row)).toEpochMilli();
            for (double[] column : values) {
                column[i] = random.nextGaussian();
            }
            values[1][i] = correlation * values[0][i] + Math.sqrt(1 - correlation * correlation) * values[1][i];
        }
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Numeric("time", times));
        columns.add(new Column.Numeric("prediction", values[2]));
        for (int column = 0; column < COLUMNS; column++) {
            columns.add(new Column.Numeric("x" + column, values[column]));
        }
        return new Block(WINDOW, columns);
    }

    /** The next windows as a reference, as drift-service learns it. */
    Learnt reference(int windows, double correlation, boolean inTime) {
        List<Block> blocks = new ArrayList<>();
        RowTimes times = new RowTimes("time");
        BlockProfiler profiler = new BlockProfiler(model());
        for (int window = 0; window < windows; window++) {
            Block block = next(correlation);
            blocks.add(block);
            times.add(block);
            profiler.add(block);
        }
        DataProfile whole = profiler.profile();
        ChunkPlan plan = ChunkPlan.of(times, PERIOD);
        JointColumns codes =
                JointColumns.of(features(), whole.numeric(), whole.categorical(), inTime ? plan.chunkRows() : 0);
        JointReference joint = new JointReference(codes, "id");
        TimeChunksBuilder chunks = new TimeChunksBuilder(model(), "time", plan, whole, codes);
        blocks.forEach(joint::add);
        blocks.forEach(chunks::add);
        return new Learnt(whole.withJoint(joint.learnt()), inTime ? chunks.chunks() : null);
    }

    /** The next window, coded as the reference is. */
    DataProfile window(Learnt reference, double correlation) {
        BlockProfiler profiler = new BlockProfiler(model(), reference.whole().joint());
        profiler.add(next(correlation));
        return profiler.profile();
    }
}
