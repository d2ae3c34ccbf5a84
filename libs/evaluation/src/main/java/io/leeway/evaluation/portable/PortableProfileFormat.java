package io.leeway.evaluation.portable;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.evaluation.joint.JointSample;
import io.leeway.evaluation.joint.JointSampleFormat;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.OutputFindings;
import io.leeway.evaluation.profiles.PartProfile;
import io.leeway.evaluation.profiles.RowCounts;
import io.leeway.evaluation.profiles.VectorSample;
import io.leeway.evaluation.profiles.VectorSampleFormat;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The form in which a {@link PortableProfile} is sent, a frame, of which any number may follow each other: {@value
 * #HEADER_BYTES} bytes of header, which are {@code LWPF}, the version and the content's length; the content; its CRC-32C. All
 * numbers are big-endian. {@code docs/profiles.md} describes the content.
 */
public final class PortableProfileFormat {

    /** What a body of frames is. */
    public static final String MEDIA_TYPE = "application/vnd.leeway.profile";

    /** The version that is written. */
    public static final int VERSION = 2;

    /** Is read as well, because profiles are stored in it: it counts no labels. */
    private static final int WITHOUT_LABELS = 1;

    /** The bytes before the content. */
    public static final int HEADER_BYTES = 9;

    /** The bytes after it. */
    public static final int CHECKSUM_BYTES = 4;

    /** The most bytes of a frame's content. */
    public static final int MOST_BYTES = 64 << 20;

    /** The most different rows that are counted by their hashes, eight megabytes or less. */
    public static final int MOST_COUNTED = 1 << 20;

    /** The most distinct values of all numeric columns together, half of them if each takes no more than a byte. */
    private static final int MOST_VALUES = 1 << 23;

    /** Of the byte that says the version. */
    private static final int VERSION_PLACE = 4;

    private static final int MAGIC = 'L' << 24 | 'W' << 16 | 'P' << 8 | 'F';

    private PortableProfileFormat() {}

    /**
     * Writes a profile as one frame.
     *
     * @throws IllegalArgumentException if it takes more than {@value #MOST_BYTES} bytes
     */
    public static byte[] write(PortableProfile profile) {
        byte[] content = content(profile);
        if (content.length > MOST_BYTES) {
            throw new IllegalArgumentException("a profile of " + content.length + " bytes is larger than " + MOST_BYTES
                    + "; keep fewer distinct values a column");
        }
        return ByteBuffer.allocate(HEADER_BYTES + content.length + CHECKSUM_BYTES)
                .putInt(MAGIC)
                .put((byte) VERSION)
                .putInt(content.length)
                .put(content)
                .putInt(checksum(content))
                .array();
    }

    private static byte[] content(PortableProfile profile) {
        FrameWriter writer = new FrameWriter()
                .text(profile.origin().model())
                .text(profile.origin().columns())
                .text(profile.origin().reference());
        write(writer, profile.window());
        write(writer, profile.from());
        write(writer, profile.to());
        writer.block(LabelledCountsFormat.write(profile.labelled()));
        IntakeReport intake = profile.intake();
        writer.varint(profile.rejected())
                .counts(intake.rejectedByColumn())
                .counts(intake.unreadable())
                .counts(intake.folded())
                .texts(intake.extraColumns())
                .varint(intake.extraColumnCount());
        DataProfile columns = profile.part().columns();
        writer.varint(columns.rows());
        write(writer, columns.numeric(), NumericProfile::toBytes);
        write(writer, columns.categorical(), CategoricalProfile::toBytes);
        write(writer, columns.vectors(), VectorSampleFormat::write);
        write(writer, columns.outputs());
        write(writer, profile.part().counts());
        return writer.block(JointSampleFormat.write(profile.part().joint())).content();
    }

    private static void write(FrameWriter writer, @Nullable Instant time) {
        writer.put(time == null ? 0 : 1);
        if (time != null) {
            writer.number(time.toEpochMilli());
        }
    }

    private static <P> void write(FrameWriter writer, Map<String, P> profiles, Function<P, byte[]> format) {
        writer.varint(profiles.size());
        new TreeMap<>(profiles).forEach((name, profile) -> writer.text(name).block(format.apply(profile)));
    }

    private static void write(FrameWriter writer, OutputFindings outputs) {
        writer.texts(outputs.predicted())
                .texts(outputs.truth())
                .decimal(outputs.positiveSum())
                .varint(outputs.positiveRows())
                .decimal(outputs.negativeSum())
                .varint(outputs.negativeRows())
                .varint(outputs.withProbabilities())
                .varint(outputs.notSummingToOne());
    }

    private static void write(FrameWriter writer, RowCounts counts) {
        writer.put(counts.level()).varint(counts.hashes().length);
        long previous = Long.MIN_VALUE;
        for (int i = 0; i < counts.hashes().length; i++) {
            writer.varint(counts.hashes()[i] - previous).varint(counts.counts()[i]);
            previous = counts.hashes()[i];
        }
    }

    private static int checksum(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content, 0, content.length);
        return (int) checksum.getValue();
    }

    /**
     * The length of the content that follows a header.
     *
     * @param header {@value #HEADER_BYTES} bytes
     * @throws InvalidProfileException if it is none of this version, or the content is longer than {@value #MOST_BYTES}
     */
    public static int contentLength(byte[] header) {
        ByteBuffer buffer = ByteBuffer.wrap(header);
        if (buffer.getInt() != MAGIC) {
            throw new InvalidProfileException("does not begin with the letters LWPF");
        }
        int version = buffer.get();
        if (version != VERSION && version != WITHOUT_LABELS) {
            throw new InvalidProfileException("is of version " + version + "; version " + VERSION + " is read here");
        }
        int length = buffer.getInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new InvalidProfileException(
                    "says it has " + Integer.toUnsignedString(length) + " bytes; at most " + MOST_BYTES + " are taken");
        }
        return length;
    }

    /**
     * Reads one frame.
     *
     * @throws InvalidProfileException if it is none that was written by anybody who had rows; whether it is one of rows of a
     *     certain model, {@link PortableProfileRules} says
     */
    public static PortableProfile read(byte[] frame) {
        return profile(content(frame), frame[VERSION_PLACE]);
    }

    /**
     * Reads of one frame what is known of the performance of its rows, and nothing of its columns.
     *
     * @throws InvalidProfileException as when it is read
     */
    public static LabelledCounts labelled(byte[] frame) {
        return Head.read(content(frame), frame[VERSION_PLACE]).labelled();
    }

    private static FrameReader content(byte[] frame) {
        if (frame.length < HEADER_BYTES + CHECKSUM_BYTES) {
            throw new InvalidProfileException("ends early");
        }
        int length = contentLength(frame);
        if (frame.length != HEADER_BYTES + length + CHECKSUM_BYTES) {
            throw new InvalidProfileException("ends early or goes on after its end");
        }
        byte[] content = new byte[length];
        System.arraycopy(frame, HEADER_BYTES, content, 0, length);
        if (ByteBuffer.wrap(frame).getInt(HEADER_BYTES + length) != checksum(content)) {
            throw new InvalidProfileException("was damaged on its way: its checksum does not fit");
        }
        return new FrameReader(content);
    }

    /** What a content begins with. */
    private record Head(
            ProfileOrigin origin,
            @Nullable Instant window,
            @Nullable Instant from,
            @Nullable Instant to,
            LabelledCounts labelled) {

        static Head read(FrameReader reader, int version) {
            return new Head(
                    new ProfileOrigin(reader.text(), reader.text(), reader.text()),
                    time(reader),
                    time(reader),
                    time(reader),
                    version == WITHOUT_LABELS ? LabelledCounts.none() : LabelledCountsFormat.read(reader.block()));
        }
    }

    private static PortableProfile profile(FrameReader reader, int version) {
        Head head = Head.read(reader, version);
        long rejected = reader.count();
        Map<String, Long> rejectedByColumn = reader.counts();
        Map<String, Long> unreadable = reader.counts();
        Map<String, Long> folded = reader.counts();
        IntakeReport intake =
                new IntakeReport(new ArrayList<>(reader.texts()), rejectedByColumn, reader.count(), unreadable, folded);
        long rows = reader.count();
        int[] values = {MOST_VALUES};
        Map<String, NumericProfile> numeric = columns(reader, bytes -> {
            NumericProfile column = NumericProfile.fromBytes(bytes, values[0]);
            values[0] -= column.distinct();
            return column;
        });
        Map<String, CategoricalProfile> categorical = columns(reader, CategoricalProfile::fromBytes);
        Map<String, VectorSample> vectors = columns(reader, VectorSampleFormat::read);
        OutputFindings outputs = outputs(reader);
        RowCounts counts = counts(reader);
        JointSample joint;
        try {
            joint = JointSampleFormat.read(reader.block());
        } catch (IllegalArgumentException exception) {
            throw new InvalidProfileException("is wrong in " + exception.getMessage(), exception);
        }
        reader.requireEnd();
        DataProfile columns =
                new DataProfile(rows, numeric, categorical, vectors, new TreeMap<>(), Map.of()).withOutputs(outputs);
        return new PortableProfile(
                head.origin(),
                head.window(),
                head.from(),
                head.to(),
                rejected,
                intake,
                new PartProfile(columns, counts, joint),
                head.labelled());
    }

    private static @Nullable Instant time(FrameReader reader) {
        try {
            return reader.get() == 0 ? null : Instant.ofEpochMilli(reader.number());
        } catch (DateTimeException exception) {
            throw new InvalidProfileException("has a time that is none", exception);
        }
    }

    private static <P> Map<String, P> columns(FrameReader reader, Function<byte[], P> format) {
        int size = reader.names();
        Map<String, P> columns = new HashMap<>();
        for (int i = 0; i < size; i++) {
            String name = reader.text();
            P column;
            try {
                column = format.apply(reader.block());
            } catch (IllegalArgumentException exception) {
                throw new InvalidProfileException(
                        "is wrong in column " + name + ": " + exception.getMessage(), exception);
            }
            if (columns.put(name, column) != null) {
                throw new InvalidProfileException("has column " + name + " twice");
            }
        }
        return columns;
    }

    private static OutputFindings outputs(FrameReader reader) {
        Set<String> predicted = reader.texts();
        Set<String> truth = reader.texts();
        return new OutputFindings(
                predicted,
                truth,
                reader.finite(),
                reader.count(),
                reader.finite(),
                reader.count(),
                reader.count(),
                reader.count());
    }

    private static RowCounts counts(FrameReader reader) {
        int level = reader.get();
        int size = reader.length();
        if (size > MOST_COUNTED || level >= Long.SIZE) {
            throw new InvalidProfileException(
                    "counts " + size + " different rows; at most " + MOST_COUNTED + " are taken");
        }
        long[] hashes = new long[size];
        int[] counts = new int[size];
        long previous = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            hashes[i] = previous + reader.difference();
            long count = reader.count();
            boolean ascends = i == 0 || hashes[i] > previous;
            if (!ascends || Long.numberOfTrailingZeros(hashes[i]) < level || count < 1 || count > Integer.MAX_VALUE) {
                throw new InvalidProfileException("counts its different rows in a way that cannot be");
            }
            counts[i] = (int) count;
            previous = hashes[i];
        }
        return new RowCounts(level, hashes, counts);
    }
}
