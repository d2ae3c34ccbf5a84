package io.leeway.stack.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;

/** What is left of a result, given in batches of at most 16 MB as MongoDB does; drivers refuse longer messages. */
final class BoundedCursor extends AbstractCursor {

    private static final int BATCH_BYTES = 16 << 20;

    private final Deque<Document> remaining;

    BoundedCursor(long id, Collection<Document> remaining) {
        super(id);
        this.remaining = new ArrayDeque<>(remaining);
    }

    /** Leaves in a command's answer what fits, and registers a cursor for the rest. */
    static void cutFirstBatch(Document answer, CursorRegistry cursors) {
        if (!(answer.get("cursor") instanceof Document cursor)
                || !(cursor.get("firstBatch") instanceof Collection<?> whole)
                || !(cursor.get("id") instanceof Long id)) {
            return;
        }
        List<Document> documents = whole.stream().map(Document.class::cast).toList();
        if (documents.size() == 1 || SizeBound.of(documents) <= BATCH_BYTES) {
            return; // No document is larger than a batch may be.
        }
        BoundedCursor bounded = new BoundedCursor(cursors.generateCursorId(), documents);
        List<Document> first = bounded.takeDocuments(0);
        if (bounded.isEmpty()) {
            return;
        }
        if (id != 0) {
            bounded.remaining.addAll(cursors.getCursor(id).takeDocuments(Integer.MAX_VALUE));
            cursors.remove(id);
        }
        cursors.add(bounded);
        cursor.put("firstBatch", first);
        cursor.put("id", bounded.getId());
    }

    @Override
    public boolean isEmpty() {
        return remaining.isEmpty();
    }

    /** At least one document, and no more than a number (0: any number) and 16 MB. */
    @Override
    public List<Document> takeDocuments(int most) {
        List<Document> taken = new ArrayList<>();
        int bytes = 0;
        while (!remaining.isEmpty() && (most == 0 || taken.size() < most)) {
            bytes += Bytes.of(remaining.peek()).length;
            if (bytes > BATCH_BYTES && !taken.isEmpty()) {
                break;
            }
            taken.add(remaining.remove());
        }
        return taken;
    }
}
