package io.leeway.profiles;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.evaluation.portable.InvalidProfileException;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.profiles.PartProfile;

/** Profiles as they are sent. */
public final class Profiles {

    private Profiles() {}

    /**
     * Merges what two profilers wrote, so that there is one profile for each window.
     *
     * @param distinct the most distinct values a numeric column that are kept, as for the profilers
     * @throws IllegalArgumentException if one of them is no profile, or they were made by different plans
     */
    public static byte[] merge(byte[] one, byte[] other, int distinct) {
        Map<Instant, PortableProfile> merged = new LinkedHashMap<>();
        Stream.of(one, other).flatMap(bytes -> read(bytes).stream()).forEach(profile -> {
            Instant window = profile.window() == null ? Instant.MIN : profile.window();
            merged.merge(window, profile, (left, right) -> merge(left, right, distinct));
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        merged.values().forEach(profile -> bytes.writeBytes(PortableProfileFormat.write(profile)));
        return bytes.toByteArray();
    }

    private static List<PortableProfile> read(byte[] bytes) {
        List<PortableProfile> profiles = new ArrayList<>();
        try {
            for (int from = 0; from < bytes.length; ) {
                byte[] header = Arrays.copyOfRange(bytes, from, from + PortableProfileFormat.HEADER_BYTES);
                int to = Math.addExact(
                        from + PortableProfileFormat.HEADER_BYTES + PortableProfileFormat.CHECKSUM_BYTES,
                        PortableProfileFormat.contentLength(header));
                if (to > bytes.length) {
                    throw new IllegalArgumentException("a profile ends early");
                }
                profiles.add(PortableProfileFormat.read(Arrays.copyOfRange(bytes, from, to)));
                from = to;
            }
        } catch (InvalidProfileException exception) {
            throw new IllegalArgumentException("a profile " + exception.getMessage(), exception);
        }
        return profiles;
    }

    private static PortableProfile merge(PortableProfile one, PortableProfile other, int distinct) {
        if (!one.origin().equals(other.origin())) {
            throw new IllegalArgumentException(
                    "the profiles were made by different plans: " + one.origin() + " and " + other.origin());
        }
        PartProfile part = one.rows() == 0
                ? other.part()
                : other.rows() == 0 ? one.part() : one.part().merge(other.part());
        return new PortableProfile(
                one.origin(),
                one.window(),
                times(one.from(), other.from()).min(Instant::compareTo).orElse(null),
                times(one.to(), other.to()).max(Instant::compareTo).orElse(null),
                Math.addExact(one.rejected(), other.rejected()),
                together(one.intake(), other.intake()),
                part.compressed(distinct, PortableProfileFormat.MOST_COUNTED),
                one.labelled().merge(other.labelled()));
    }

    private static Stream<Instant> times(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other).filter(Objects::nonNull);
    }

    private static IntakeReport together(IntakeReport one, IntakeReport other) {
        Set<String> extra = new LinkedHashSet<>(one.extraColumns());
        extra.addAll(other.extraColumns());
        return new IntakeReport(
                List.copyOf(extra),
                sum(one.rejectedByColumn(), other.rejectedByColumn()),
                Math.max(one.extraColumnCount(), other.extraColumnCount()),
                sum(one.unreadable(), other.unreadable()),
                sum(one.folded(), other.folded()));
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((column, count) -> sum.merge(column, count, Long::sum));
        return sum;
    }
}
