package io.leeway.benchmarks.time;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.ChunkPlan;
import io.leeway.evaluation.calibration.NullChoice;
import io.leeway.evaluation.calibration.RowTimes;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.calibration.TimeChunksBuilder;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointReference;
import io.leeway.evaluation.policy.DriftPolicy;
import io.leeway.evaluation.policy.Judgements;
import io.leeway.evaluation.policy.ReferenceChunks;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * A reference of some windows, as the service learns it from its rows.
 *
 * @param whole all of it, with what NannyML's thresholds come from
 * @param chunks its windows
 * @param choice what a window is held against
 */
record TimeReference(DataProfile whole, TimeChunks chunks, NullChoice choice) {

    /** The column of the row ids. */
    private static final String ID = "id";

    /** As by default, but for windows of 24 rows. */
    private static final DriftSettings SETTINGS =
            ContractJson.mapper().convertValue(Map.of("minimumRows", 20), DriftSettings.class);

    /** A rank error of 1 in 8,000, where the reference has more values. */
    private static final int MOST_POINTS = 4_000;

    private static final Map<String, FeatureType> COLUMNS = columns();

    static Map<String, FeatureType> columns() {
        Map<String, FeatureType> columns = new LinkedHashMap<>();
        for (int column = 0; column < TimeStream.COLUMNS; column++) {
            columns.put(TimeStream.column(column), FeatureType.NUMERIC);
        }
        return columns;
    }

    /** The next windows of a stream, column by column. */
    static TimeReference of(TimeStream stream, int windows) {
        return of(Stream.generate(stream::nextRows).limit(windows).toList(), Map.of());
    }

    /** These windows, their columns together as well. */
    static TimeReference together(List<Block> windows) {
        return of(windows, COLUMNS);
    }

    /**
     * These windows.
     *
     * @param together the columns that are looked at together
     */
    private static TimeReference of(List<Block> windows, Map<String, FeatureType> together) {
        int rows = windows.getFirst().rows();
        RowTimes times = new RowTimes(TimeStream.TIME);
        BlockProfiler profiler = new BlockProfiler(definition());
        windows.forEach(block -> {
            times.add(block);
            profiler.add(block);
        });
        DataProfile profile = profiler.profile();
        JointReference joint =
                new JointReference(JointColumns.of(together, profile.numeric(), profile.categorical(), rows), ID);
        ReferenceChunks inOrder = new ReferenceChunks(COLUMNS, profile);
        TimeChunksBuilder inTime = new TimeChunksBuilder(
                definition(), TimeStream.TIME, ChunkPlan.of(times, Duration.ofHours(rows)), profile, joint.columns());
        windows.forEach(block -> {
            inOrder.add(block);
            joint.add(block);
            inTime.add(block);
        });
        DataProfile whole = bounded(inOrder.learnt()).withJoint(joint.learnt());
        TimeChunks chunks = inTime.chunks();
        return new TimeReference(whole, chunks, chunks.choose(COLUMNS, whole, rows, SETTINGS.minimumRows()));
    }

    private static ModelDefinition definition() {
        return ModelDefinitionBuilder.builder()
                .model("time")
                .task(Task.REGRESSION)
                .rowId(ID)
                .timestamp(TimeStream.TIME)
                .features(COLUMNS)
                .prediction(new PredictionColumns("prediction", null, null))
                .build();
    }

    /** A window as it is compared with the reference. */
    DataProfile profile(Block window) {
        BlockProfiler profiler = new BlockProfiler(definition(), whole.joint());
        profiler.add(window);
        return profiler.profile();
    }

    /** Exact tests of many rows take long, and none are made of compressed ones. */
    private static DataProfile bounded(DataProfile whole) {
        Map<String, NumericProfile> numeric = new LinkedHashMap<>();
        whole.numeric().forEach((column, profile) -> numeric.put(column, profile.compress(MOST_POINTS)));
        return new DataProfile(whole.rows(), numeric, Map.of()).withChunkDistances(whole.chunkDistances());
    }

    /**
     * The probability of a window as unusual while nothing changes; empty where there is no verdict.
     *
     * @param before the windows before it, the earliest first
     */
    OptionalDouble pValue(DataProfile window, List<DataProfile> before) {
        if (choice instanceof NullChoice.Learnt learnt) {
            return learnt.learnt()
                    .judge(whole, window, 1, before)
                    .map(found -> OptionalDouble.of(found.pValue()))
                    .orElse(OptionalDouble.empty());
        }
        Unusualness unusualness = judged(DriftPolicyName.LEEWAY, new Usual(chunks, AlarmSettings.defaults()), window)
                .unusualness();
        return unusualness == null || unusualness.pValue() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(unusualness.pValue());
    }

    /** Adds a window to those before the next one, of which the last few have a part in a verdict. */
    static void remember(List<DataProfile> before, DataProfile window) {
        before.add(window);
        if (before.size() > Usual.BEFORE) {
            before.removeFirst();
        }
    }

    /** Whether a policy calls any column of a window drifted, its rows taken as independent. */
    boolean drifted(DriftPolicyName policy, DataProfile window) {
        return judged(policy, Usual.unknown(), window).columns().values().stream()
                .anyMatch(judgement -> judgement.outcome().verdict() == Verdict.DRIFTED);
    }

    /** The greatest ratio of what a parity policy decides by to its threshold, over the columns: from 1 on it alarms. */
    double ratio(DriftPolicyName parity, DataProfile window) {
        return judged(parity, Usual.unknown(), window).columns().values().stream()
                .flatMap(judgement -> judgement.statistics().stream())
                .mapToDouble(TimeReference::ratio)
                .max()
                .orElseThrow();
    }

    private static double ratio(StatisticResult statistic) {
        double threshold = statistic.threshold() == null ? Double.NaN : statistic.threshold();
        return statistic.pValue() == null
                ? (statistic.value() == null ? Double.NaN : statistic.value() / threshold)
                : threshold / statistic.pValue();
    }

    private Judgements judged(DriftPolicyName policy, Usual usual, DataProfile window) {
        return DriftPolicy.of(policy, Detectors.builtIn(), usual)
                .judge(List.of(ColumnLayer.features(COLUMNS)), whole, window, SETTINGS.with(policy));
    }
}
