package io.leeway.evaluation.portable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.performance.metrics.ClassPairs;

/**
 * The bytes of {@link LabelledCounts}: none where no row has a label; otherwise the version, the labelled rows, a byte that is
 * 1 where there are too many classes, the classes, and for each pair of a true and a predicted class their places among the
 * classes and the rows.
 */
public final class LabelledCountsFormat {

    private static final int VERSION = 1;

    /** So that they fit into a document of 16 MB with what is stored beside them. */
    private static final int MOST_BYTES = 14 << 20;

    private LabelledCountsFormat() {}

    /** Writes them; those that would take more than {@value #MOST_BYTES} bytes as of too many classes. */
    public static byte[] write(LabelledCounts counts) {
        if (!counts.isAny()) {
            return new byte[0];
        }
        byte[] content = content(counts);
        return content.length > MOST_BYTES
                ? content(new LabelledCounts(counts.labelled(), ClassPairs.ofTooManyClasses()))
                : content;
    }

    private static byte[] content(LabelledCounts counts) {
        ClassPairs pairs = counts.pairs();
        List<String> classes = List.copyOf(pairs.classes());
        Map<String, Integer> places = new TreeMap<>();
        classes.forEach(name -> places.put(name, places.size()));
        FrameWriter writer = new FrameWriter()
                .put(VERSION)
                .varint(counts.labelled())
                .put(pairs.hasTooManyClasses() ? 1 : 0)
                .texts(classes)
                .varint(pairs.counts().values().stream().mapToLong(Map::size).sum());
        pairs.counts()
                .forEach((truth, predicted) -> predicted.forEach((as, rows) -> writer.varint(place(places, truth))
                        .varint(place(places, as))
                        .varint(rows)));
        return writer.content();
    }

    private static int place(Map<String, Integer> places, String name) {
        return Objects.requireNonNull(places.get(name), "every class is named");
    }

    /**
     * Reads them.
     *
     * @throws InvalidProfileException if they can be of no rows
     */
    public static LabelledCounts read(byte[] bytes) {
        if (bytes.length == 0) {
            return LabelledCounts.none();
        }
        if (bytes.length > MOST_BYTES) {
            throw new InvalidProfileException(
                    "counts labels in " + bytes.length + " bytes; at most " + MOST_BYTES + " are taken");
        }
        FrameReader reader = new FrameReader(bytes);
        int version = reader.get();
        if (version != VERSION) {
            throw new InvalidProfileException(
                    "counts labels in version " + version + "; version " + VERSION + " is read here");
        }
        long labelled = reader.count();
        boolean tooMany = reader.get() != 0;
        List<String> classes = List.copyOf(reader.texts());
        if (classes.size() > (tooMany ? 0 : ClassPairs.MOST_CLASSES)) {
            throw new InvalidProfileException("counts labels of " + classes.size() + " classes, more than it may");
        }
        Map<String, Map<String, Long>> pairs = pairs(reader, classes);
        reader.requireEnd();
        try {
            return new LabelledCounts(labelled, tooMany ? ClassPairs.ofTooManyClasses() : ClassPairs.of(pairs));
        } catch (IllegalArgumentException | ArithmeticException exception) {
            throw new InvalidProfileException(
                    "counts labels in a way that cannot be: " + exception.getMessage(), exception);
        }
    }

    private static Map<String, Map<String, Long>> pairs(FrameReader reader, List<String> classes) {
        int size = reader.length();
        Map<String, Map<String, Long>> pairs = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            String truth = name(reader, classes);
            String predicted = name(reader, classes);
            if (pairs.computeIfAbsent(truth, none -> new TreeMap<>()).put(predicted, reader.count()) != null) {
                throw new InvalidProfileException("counts the same true and predicted class twice");
            }
        }
        return pairs;
    }

    private static String name(FrameReader reader, List<String> classes) {
        long place = reader.count();
        if (place >= classes.size()) {
            throw new InvalidProfileException("counts labels of a class that it does not name");
        }
        return classes.get((int) place);
    }
}
