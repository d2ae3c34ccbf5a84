package io.leeway.evaluation.quality;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.calibration.ChunkWindow;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.CalibratedNull;
import io.leeway.statistics.calibration.ShareSpread;

/**
 * How far shares differ between the chunks of a reference, which rows that depend on each other make larger than chance makes
 * of independent ones. A finding has to lie beyond; at the level of the budget, corrected for the number of checks (Bonferroni).
 */
final class ChunkShares {

    private final Usual usual;
    private final List<ChunkWindow> chunks;

    private ChunkShares(Usual usual, List<ChunkWindow> chunks) {
        this.usual = usual;
        this.chunks = chunks;
    }

    /** For a batch of so many rows; empty where the reference has too few chunks of that size. */
    static Optional<ChunkShares> of(Usual usual, long rows) {
        TimeChunks chunks = usual.chunks();
        if (chunks == null || chunks.chunks().size() < CalibratedNull.MINIMUM) {
            return Optional.empty();
        }
        List<ChunkWindow> windows = ChunkWindow.of(chunks, rows);
        return windows.size() < CalibratedNull.MINIMUM
                ? Optional.empty()
                : Optional.of(new ChunkShares(usual, windows));
    }

    /**
     * The check, with what the chunks say of it, where it lies beyond what they differ by; also where they say nothing of it.
     *
     * @param checks how many there are
     */
    Optional<QualityCheck> beyond(QualityCheck check, DataProfile current, int checks) {
        Share.@Nullable In shared = check.share();
        if (shared == null) {
            return Optional.of(check);
        }
        List<Share> shares =
                chunks.stream().map(chunk -> shared.apply(chunk.profile())).toList();
        Share now = shared.apply(current);
        double level = usual.level(length(), chunks.size());
        double pValue =
                ShareSpread.pValue(shares.stream().mapToDouble(Share::value).toArray(), now.value(), now.of());
        if (pValue * checks > level) {
            return Optional.empty();
        }
        return Optional.of(check.with(String.format(
                Locale.ROOT,
                "; %.1f to %.1f %% in %d chunks of the reference",
                100 * shares.stream().mapToDouble(Share::value).min().orElseThrow(),
                100 * shares.stream().mapToDouble(Share::value).max().orElseThrow(),
                chunks.size())));
    }

    private Duration length() {
        Duration all = chunks.stream().map(ChunkWindow::length).reduce(Duration.ZERO, Duration::plus);
        Duration length = all.dividedBy(chunks.size());
        return length.toMillis() < 1 ? Duration.ofMillis(1) : length;
    }
}
