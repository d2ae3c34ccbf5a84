package io.leeway.drift.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.support.history.Documents;
import io.leeway.support.messaging.UnprocessableEventException;

/**
 * What is known of a window in one of its versions, in one document; the rows' profile is stored beside it.
 *
 * @param version how many parts it has; each version is written once
 * @param parts a digest of {@value #DIGEST} bytes for each part, in the order in which they came
 * @param generation under which name the profile of all its rows is stored
 * @param batch the window with the rows and event times of all parts
 * @param intake what was noticed with all parts
 * @param latest the sequence of the part whose terms hold
 * @param definitionVersion the version of the definition under which it is judged
 * @param labelled whether a part carries labels
 * @param referenceBlocks how many blocks its reference has
 */
record Window(
        int version,
        byte[] parts,
        String generation,
        BatchRef batch,
        IntakeReport intake,
        long latest,
        int definitionVersion,
        boolean labelled,
        int referenceBlocks) {

    private static final int DIGEST = 16;

    /** Keeps the document below 8 MB. */
    private static final int MOST_PARTS = 500_000;

    /** Columns that the definition does not know are listed up to so many. */
    private static final int MOST_EXTRA = 1_000;

    static Window first(BatchAccepted event, String generation) {
        return new Window(
                1,
                digest(event),
                generation,
                whole(event.judged(), List.of(event.batch())),
                event.intake(),
                event.batch().sequence(),
                event.version(),
                event.labelled(),
                event.referenceBlocks());
    }

    /** The next version, with one more part. */
    Window with(BatchAccepted event, String next) {
        if (version >= MOST_PARTS) {
            throw new UnprocessableEventException("the window has " + MOST_PARTS + " parts, more are not kept");
        }
        boolean later = event.batch().sequence() >= latest;
        BatchRef named = later ? event.judged() : batch;
        return new Window(
                version + 1,
                ByteBuffer.allocate(parts.length + DIGEST)
                        .put(parts)
                        .put(digest(event))
                        .array(),
                next,
                whole(named, List.of(batch, event.batch())),
                together(intake, event.intake()),
                Math.max(latest, event.batch().sequence()),
                later ? event.version() : definitionVersion,
                labelled || event.labelled(),
                later ? event.referenceBlocks() : referenceBlocks);
    }

    /** Whether it has that part. */
    boolean has(BatchAccepted event) {
        byte[] wanted = digest(event);
        for (int at = 0; at < parts.length; at += DIGEST) {
            if (java.util.Arrays.equals(parts, at, at + DIGEST, wanted, 0, DIGEST)) {
                return true;
            }
        }
        return false;
    }

    Document toDocument() {
        return new Document("_id", batch.subject())
                .append("model", batch.model())
                .append("version", (long) version)
                .append("parts", new Binary(parts))
                .append("generation", generation)
                .append("batch", Documents.text(batch))
                .append("intake", Documents.text(intake))
                .append("latest", latest)
                .append("definitionVersion", definitionVersion)
                .append("labelled", labelled)
                .append("referenceBlocks", referenceBlocks)
                .append("changedAt", Date.from(Instant.now()));
    }

    static Window of(Document document) {
        return new Window(
                document.get("version", Number.class).intValue(),
                document.get("parts", Binary.class).getData(),
                document.getString("generation"),
                Documents.read(document.getString("batch"), BatchRef.class),
                Documents.read(document.getString("intake"), IntakeReport.class),
                document.get("latest", Number.class).longValue(),
                document.getInteger("definitionVersion"),
                document.getBoolean("labelled"),
                document.getInteger("referenceBlocks"));
    }

    private static BatchRef whole(BatchRef named, List<BatchRef> of) {
        return named.with(
                of.stream().mapToLong(BatchRef::rows).sum(),
                of.stream().mapToLong(BatchRef::rejectedRows).sum(),
                times(of, BatchRef::from).min(Comparator.naturalOrder()).orElse(null),
                times(of, BatchRef::to).max(Comparator.naturalOrder()).orElse(null));
    }

    private static Stream<Instant> times(
            List<BatchRef> of, java.util.function.Function<BatchRef, @Nullable Instant> time) {
        return of.stream().map(time).filter(Objects::nonNull);
    }

    private static IntakeReport together(IntakeReport one, IntakeReport other) {
        Set<String> extra = new LinkedHashSet<>(one.extraColumns());
        other.extraColumns().stream()
                .takeWhile(column -> extra.size() < MOST_EXTRA)
                .forEach(extra::add);
        return new IntakeReport(
                List.copyOf(extra),
                sum(one.rejectedByColumn(), other.rejectedByColumn()),
                // Only the first of them have names: there are at least as many as a part has.
                Math.max(one.extraColumnCount(), other.extraColumnCount()),
                sum(one.unreadable(), other.unreadable()),
                sum(one.folded(), other.folded()));
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((column, number) -> sum.merge(column, number, Long::sum));
        return sum;
    }

    /** Of the part's id, so that ten thousand parts are few bytes; two alike are as likely as two alike UUIDs. */
    private static byte[] digest(BatchAccepted event) {
        UUID digest = UUID.nameUUIDFromBytes(event.batch().batch().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(DIGEST)
                .putLong(digest.getMostSignificantBits())
                .putLong(digest.getLeastSignificantBits())
                .array();
    }
}
