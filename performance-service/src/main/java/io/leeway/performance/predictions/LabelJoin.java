package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.events.BatchAccepted;
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
    public void batch(BatchAccepted event, Supplier<List<PredictionBlock>> rows) {
        String model = event.batch().model();
        PredictedBatch stored = store(event, rows);
        Labels labels = kept.of(model, stored.rowIds());
        if (labels.size() > 0) {
            kept.joined(model, join(event.judged().subject(), labels));
        }
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

    private PredictedBatch store(BatchAccepted event, Supplier<List<PredictionBlock>> rows) {
        List<PredictionBlock> read = List.of();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<PredictionRepository.Stored> known =
                    predictions.stored(event.judged().subject());
            if (known.isPresent() && known.get().batch().has(event.batch().batch())) {
                return known.get().batch();
            }
            if (read.isEmpty()) {
                read = rows.get();
            }
            List<PredictionBlock> blocks = read;
            PredictedBatch batch = known.map(window -> window.batch().with(event, blocks))
                    .orElseGet(() -> PredictedBatch.of(event, blocks));
            if (predictions.replace(known.orElse(null), batch)) {
                return batch;
            }
            pause();
        }
        throw new NotYetException("other instances are adding parts to the same window");
    }

    /** The rows that the labels are for; they have them, or later ones, when this returns. */
    private Set<String> join(String subject, Labels labels) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<PredictionRepository.Stored> known = predictions.stored(subject);
            if (known.isEmpty()) {
                return Set.of();
            }
            PredictedBatch batch = known.get().batch();
            Set<String> found = new HashSet<>();
            List<PredictionBlock> joined = new ArrayList<>();
            boolean changed = false;
            for (PredictionBlock block : batch.blocks()) {
                PredictionBlock with = block.with(labels, found);
                changed |= with != block;
                joined.add(with);
            }
            if (!changed || predictions.replace(known.get(), batch.with(joined))) {
                return found;
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
