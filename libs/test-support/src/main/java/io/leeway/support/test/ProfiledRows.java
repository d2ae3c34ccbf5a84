package io.leeway.support.test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.profiles.RowProfiler;

/** Profiles of a block's rows, as a program beside them makes them. */
public final class ProfiledRows {

    private ProfiledRows() {}

    /** The rows dealt out to so many profiles, each as it is sent. */
    public static List<byte[]> of(ProfilePlan plan, Block rows, int parts) {
        List<RowProfiler> profilers = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            profilers.add(RowProfiler.of(plan));
        }
        for (int row = 0; row < rows.rows(); row++) {
            Map<String, @Nullable Object> cells = new HashMap<>();
            for (Column column : rows.columns()) {
                boolean isTime = column.name().equals(plan.definition().timestamp());
                cells.put(column.name(), cell(column, row, isTime));
            }
            profilers.get(row % parts).add(cells);
        }
        return profilers.stream().map(RowProfiler::write).toList();
    }

    private static @Nullable Object cell(Column column, int row, boolean isTime) {
        return switch (column) {
            case Column.Numeric numeric -> number(numeric.values()[row], isTime);
            case Column.Text text -> text.codes()[row] < 0 ? null : text.dictionary()[text.codes()[row]];
        };
    }

    private static @Nullable Object number(double value, boolean isTime) {
        if (Double.isNaN(value)) {
            return null;
        }
        return isTime ? (Object) Instant.ofEpochMilli((long) value) : (Object) value;
    }
}
