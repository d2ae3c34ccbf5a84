package io.leeway.risk.overview;

import java.time.Instant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.FeatureShift;

/**
 * What a model's summary is made from: one of its last windows.
 *
 * @param window the window
 * @param acceptedAt when its first data were accepted
 * @param moved the feature that moved most; absent where none drifted
 * @param performance its performance; absent until labels come
 */
@RegisterForReflection // Stored as JSON.
record RecentWindow(
        WindowLine window,
        Instant acceptedAt,
        @Nullable FeatureShift moved,
        @Nullable PerformanceLine performance) {}
