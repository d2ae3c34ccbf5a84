package io.leeway.performance.predictions;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.support.messaging.NotYetException;

/**
 * Brings predictions and labels together, whichever come first and whichever instance takes them. A label is its row's in
 * every batch that has the row, and of two labels the one that was accepted later holds in each of them.
 *
 * <p>A batch is stored before it looks for labels, and labels are stored before they look for batches: whatever the order,
 * one of the two sees the other. Where both do, the same labels are joined twice, which changes nothing.
 */
@ApplicationScoped
public class LabelJoin {

    private static final int TRIES = 30;

    /** So many blocks have the labels that are kept for them read at once, some 100 MB where every row has one. */
    private static final int BLOCKS = 8;

    private final PredictionRepository predictions;
    private final LabelRepository kept;

    LabelJoin(PredictionRepository predictions, LabelRepository kept) {
        this.predictions = predictions;
        this.kept = kept;
    }

    /**
     * Keeps the predictions of a batch, or of a part of a window, and gives them the labels that came before.
     *
     * @param rows its rows, asked for unless they are here already
     */
    public void batch(BatchAccepted event, PredictionBlocks rows) {
        int first = store(event, rows);
        String model = event.batch().model();
        if (!kept.hasAny(model)) {
            return;
        }
        String subject = event.judged().subject();
        int end =
                predictions.find(subject).map(batch -> batch.blockIds().size()).orElse(first);
        for (int from = first; from < end; from += BLOCKS) {
            int begin = from;
            change(subject, batch -> joinKept(model, batch, begin, Math.min(end, begin + BLOCKS)));
        }
    }

    /** Keeps what is counted of a batch, or of a part of a window, whose rows stay where they are. */
    public void counted(BatchAccepted event, LabelledCounts counts) {
        predictions.storeCounts(event, counts);
        store(event, noRows -> {});
    }

    /**
     * Gives blocks the labels that are kept for their rows. That those have found a prediction is noted when the batch has
     * them: where that fails, the event comes again, and they are found again.
     *
     * @return whether no other instance was faster
     */
    private boolean joinKept(String model, StoredBatch batch, int from, int to) {
        Set<String> found = new HashSet<>();
        try {
            Labels labels = kept.of(model, predictions.rowIds(batch, from, to));
            if (!predictions.change(batch, from, to, block -> block.with(labels, found))) {
                return false;
            }
        } catch (BatchReplacedException replaced) {
            return false;
        }
        kept.joined(model, found);
        return true;
    }

    /**
     * Gives labels to the predictions that are here, and keeps them for those that will come.
     *
     * @param joined told of each batch that has rows of these labels, after they were joined
     * @return how many have found no prediction
     */
    public int labels(String model, String delivery, Labels labels, Consumer<String> joined) {
        kept.store(model, delivery, labels);
        Set<String> found = new HashSet<>();
        List<PredictionRepository.Candidate> page = predictions.newestFirst(model, null);
        while (!page.isEmpty() && labels.size() > 0) {
            for (PredictionRepository.Candidate batch : page) {
                if (predictions.mayHaveAny(batch, labels.rows())) {
                    Set<String> rows = join(batch.subject(), labels);
                    found.addAll(rows);
                    if (!rows.isEmpty()) {
                        joined.accept(batch.subject());
                    }
                }
            }
            page = predictions.newestFirst(model, page.getLast());
        }
        kept.joined(model, found);
        kept.merge(model);
        return labels.size() - found.size();
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        kept.forget(model);
        predictions.forget(model);
    }

    /** The first of those blocks of the batch that may not have seen the labels that are kept. */
    private int store(BatchAccepted event, PredictionBlocks rows) {
        String part = event.batch().batch();
        Optional<StoredBatch> known = predictions.find(event.judged().subject());
        if (known.isPresent() && known.get().batch().has(part)) {
            return 0;
        }
        try (AddedBlocks added = predictions.added(event.judged())) {
            RowFilter filter = RowFilter.forRows(
                    event.content() == BatchContent.PROFILES ? 0 : event.batch().rows());
            rows.forEach(block -> {
                added.add(block);
                block.rowIds().forEach(filter::add);
            });
            for (int attempt = 0; attempt < TRIES; attempt++) {
                if (store(event, known, added, filter)) {
                    return known.map(window -> window.blockIds().size()).orElse(0);
                }
                pause();
                known = predictions.find(event.judged().subject());
                if (known.isPresent() && known.get().batch().has(part)) {
                    return 0;
                }
            }
        }
        throw new NotYetException("other instances are adding parts to the same window");
    }

    private boolean store(BatchAccepted event, Optional<StoredBatch> known, AddedBlocks added, RowFilter filter) {
        return known.map(window -> predictions.store(window, window.batch().with(event), added))
                .orElseGet(() -> predictions.store(PredictedBatch.of(event), added, filter));
    }

    /** The rows that the labels are for; they have them, or later ones, when this returns. */
    private Set<String> join(String subject, Labels labels) {
        Set<String> found = new HashSet<>();
        boolean there = change(
                subject,
                batch -> predictions.change(batch, 0, batch.blockIds().size(), block -> block.with(labels, found)));
        return there ? found : Set.of();
    }

    /**
     * Changes a batch.
     *
     * @param change answers false where another instance was faster, and is given the batch again
     * @return false where the batch is not there
     */
    private boolean change(String subject, Predicate<StoredBatch> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredBatch> known = predictions.find(subject);
            if (known.isEmpty()) {
                return false;
            }
            if (change.test(known.get())) {
                return true;
            }
            pause();
        }
        throw new NotYetException("other instances are joining labels to the same batch");
    }

    /** Pauses for a random time, so that two instances that collided do not collide again. */
    private static void pause() {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, 50)));
    }
}
