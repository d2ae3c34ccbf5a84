package io.leeway.ingest.datasets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.ingest.rows.BodyProblems;
import io.leeway.support.history.Expiring;
import io.leeway.support.persistence.Transactions;

/**
 * Keeps the blocks of bodies that are being read.
 *
 * <p>The upload's line decides to whom its blocks belong: storing more of them renews it, making a data set of them deletes
 * it, and so does discarding them. Whoever finds no line comes too late and changes nothing, so that neither a transaction
 * whose end nobody saw nor another instance that cleans up can leave half a body.
 */
@ApplicationScoped
class Uploads implements Expiring {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    /** Since blocks were last stored; longer than a body of the default limits may take in all, which is 2.3 hours. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int MOST = 100;

    private final UploadRepository lines;
    private final PayloadBlockRepository payload;

    Uploads(UploadRepository lines, PayloadBlockRepository payload) {
        this.lines = lines;
        this.payload = payload;
    }

    /** Nothing is stored before memory is full. */
    Upload begin(Witness witness) {
        return new Upload(this, witness);
    }

    /**
     * Stores some blocks in a transaction of their own.
     *
     * @param first how many blocks of the upload were completed before them
     */
    void stage(UUID id, int first, List<byte[]> blocks) {
        Instant until = Instant.now().plus(KEPT);
        Transactions.run(() -> (first == 0
                        ? lines.insert(id, until)
                        : lines.renew(id, until).invoke(Uploads::checkKept))
                .chain(() -> payload.stage(id, first, blocks)));
    }

    /** Blocks of which none was staged. */
    Uni<Void> store(UUID id, List<byte[]> blocks) {
        return payload.store(id, blocks);
    }

    /** Makes staged blocks those of the data set of the same id. */
    Uni<Void> adopt(UUID id, List<Integer> order) {
        return lines.end(id).invoke(Uploads::checkKept).chain(() -> payload.adopt(id, order));
    }

    /** Deletes staged blocks; if that fails they are left to {@link #deleteAt}. */
    void discard(UUID id) {
        try {
            Transactions.run(() -> lines.end(id).chain(ended -> deleteBlocks(id, ended)));
        } catch (RuntimeException exception) {
            LOG.warnf(exception, "event=upload-stays upload=%s", id);
        }
    }

    /** Deletes what processes left that died while they read a body. */
    @Override
    public void deleteAt(Instant now) {
        List<UUID> found;
        do {
            found = Transactions.run(() -> lines.keptUntilBefore(now, MOST));
            for (UUID id : found) {
                Transactions.run(() -> lines.endAt(id, now).chain(ended -> deleteBlocks(id, ended)));
            }
            if (!found.isEmpty()) {
                LOG.infof("event=uploads-deleted uploads=%d", found.size());
            }
        } while (found.size() == MOST);
    }

    private static void checkKept(int lines) {
        if (lines == 0) {
            throw BodyProblems.uploadGone();
        }
    }

    private Uni<Long> deleteBlocks(UUID id, int ended) {
        return ended == 0 ? Uni.createFrom().item(0L) : payload.delete(id);
    }
}
