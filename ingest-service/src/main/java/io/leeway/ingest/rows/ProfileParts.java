package io.leeway.ingest.rows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.evaluation.portable.PortableProfile;

/** Collects the profiles of a body by the window that their rows lie in. */
final class ProfileParts {

    private static final int MOST_PROFILES = 10_000;
    private static final int MOST_WINDOWS = 1_000;

    private final @Nullable Duration window;
    private final long mostBytes;
    private final Map<Long, List<PortableProfileFrame>> parts = new TreeMap<>();
    private final Map<String, Long> rejectedByColumn = new TreeMap<>();
    private final Map<String, Long> unreadable = new TreeMap<>();
    private final Map<String, Long> folded = new TreeMap<>();
    private final Set<String> extra = new LinkedHashSet<>();
    private long extraCount;
    private long rejected;
    private long bytes;
    private int profiles;

    /** What is kept of a profile beside its bytes. */
    private record PortableProfileFrame(
            byte[] frame,
            long rows,
            boolean labelled,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * @param window the length of a window in event time; absent where rows are not divided by it
     * @param mostBytes the most bytes that are held in memory
     */
    ProfileParts(@Nullable Duration window, long mostBytes) {
        this.window = window;
        this.mostBytes = mostBytes;
    }

    /** Takes the next profile; of one of no rows only what was noticed is kept. */
    void add(PortableProfile profile, byte[] frame) {
        profiles++;
        rejected += profile.rejected();
        notice(profile.intake());
        if (profile.rows() == 0) {
            return;
        }
        bytes += frame.length;
        if (bytes > mostBytes || profiles > MOST_PROFILES) {
            throw BodyProblems.tooManyProfiles(
                    profiles, bytes > mostBytes ? mostBytes : MOST_PROFILES, bytes > mostBytes);
        }
        parts.computeIfAbsent(number(profile), none -> new ArrayList<>())
                .add(new PortableProfileFrame(
                        frame, profile.rows(), profile.labelled().isAny(), profile.from(), profile.to()));
        if (parts.size() > MOST_WINDOWS) {
            throw BodyProblems.tooManyWindows(MOST_WINDOWS);
        }
    }

    private long number(PortableProfile profile) {
        return window == null
                ? 0
                : WindowSettings.number(Objects.requireNonNull(profile.window(), "the rules ask for it"), window);
    }

    private void notice(IntakeReport intake) {
        intake.rejectedByColumn().forEach((column, count) -> rejectedByColumn.merge(column, count, Long::sum));
        intake.unreadable().forEach((column, count) -> unreadable.merge(column, count, Long::sum));
        intake.folded().forEach((column, count) -> folded.merge(column, count, Long::sum));
        intake.extraColumns().stream()
                .takeWhile(column -> extra.size() < IntakeReport.MOST_NAMED)
                .forEach(extra::add);
        extraCount = Math.max(extraCount, intake.extraColumnCount());
    }

    /** All profiles as blocks, those of each window one after the other. */
    ReadRows finish(String sha256) {
        List<byte[]> blocks = new ArrayList<>();
        List<ReadPart> read = new ArrayList<>();
        parts.forEach((number, frames) -> {
            int first = blocks.size();
            frames.forEach(frame -> blocks.add(frame.frame()));
            read.add(new ReadPart(
                    window == null ? null : number,
                    frames.stream().mapToLong(PortableProfileFrame::rows).sum(),
                    first,
                    frames.size(),
                    frames.stream().anyMatch(PortableProfileFrame::labelled),
                    times(frames.stream().map(PortableProfileFrame::from))
                            .min(Instant::compareTo)
                            .orElse(null),
                    times(frames.stream().map(PortableProfileFrame::to))
                            .max(Instant::compareTo)
                            .orElse(null)));
        });
        return new ReadRows(
                new Rejected(rejected, List.of()),
                rejectedByColumn,
                new Unreadable(
                        unreadable.values().stream().mapToLong(Long::longValue).sum(), List.of()),
                unreadable,
                folded,
                List.of(),
                List.copyOf(extra),
                Math.max(extraCount, extra.size()),
                new ReadBlocks(IntStream.range(0, blocks.size()).boxed().toList(), 0, blocks),
                sha256,
                read);
    }

    private static Stream<Instant> times(Stream<@Nullable Instant> times) {
        return times.filter(Objects::nonNull);
    }
}
