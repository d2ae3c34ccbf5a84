package io.leeway.profiles;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.performance.LabelledCounter;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.portable.ProfileOrigin;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.rows.schema.RowCollector;
import io.leeway.rows.schema.RowSchema;

/** Profiles the rows of one window, or all rows where there are no windows in event time. */
final class WindowProfiler {

    private final BlockProfiler profiler;
    private final LabelledCounter labels;
    private final RowCollector rows;
    private final int distinct;
    private final @Nullable Instant begin;
    private double from = Double.POSITIVE_INFINITY;
    private double to = Double.NEGATIVE_INFINITY;

    WindowProfiler(
            ModelDefinition definition,
            JointProfile reference,
            List<RowSchema.SchemaColumn> columns,
            int distinct,
            @Nullable Instant begin) {
        this.distinct = distinct;
        this.begin = begin;
        profiler = new BlockProfiler(definition, reference);
        labels = new LabelledCounter(definition);
        rows = new RowCollector(columns, this::add);
    }

    private void add(Block block) {
        profiler.add(block);
        profiler.compressBeyond(distinct);
        labels.add(block);
    }

    void add(double[] numbers, @Nullable String[] texts, double time) {
        from = Double.isNaN(time) ? from : Math.min(from, time);
        to = Double.isNaN(time) ? to : Math.max(to, time);
        rows.add(numbers, texts);
    }

    PortableProfile profile(ProfileOrigin origin, long rejected, IntakeReport intake) {
        rows.release();
        return new PortableProfile(
                origin,
                begin,
                from <= to ? Instant.ofEpochMilli((long) from) : null,
                from <= to ? Instant.ofEpochMilli((long) to) : null,
                rejected,
                intake,
                profiler.part().compressed(distinct, PortableProfileFormat.MOST_COUNTED),
                labels.counts());
    }
}
