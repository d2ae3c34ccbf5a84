package io.leeway.stack.documents;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** A collection: documents in the order in which they were inserted, each at a position that it keeps. */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Long> {

    private final Records records;
    private final AtomicLong lastPosition;

    StoredCollection(
            MongoDatabase database, String name, CollectionOptions options, Records records, CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.records = records;
        byte[] last = records.lastKey();
        this.lastPosition = new AtomicLong(last == null ? 0 : Bytes.position(last));
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        long position = lastPosition.incrementAndGet();
        records.put(Bytes.of(position), Bytes.of(document));
        return position;
    }

    @Override
    protected @Nullable Document getDocument(Long position) {
        byte[] found = records.get(Bytes.of(position));
        return found == null ? null : Bytes.document(found);
    }

    @Override
    protected void handleUpdate(Long position, Document oldDocument, Document newDocument) {
        records.put(Bytes.of(position), Bytes.of(newDocument));
    }

    @Override
    protected void removeDocument(Long position) {
        records.remove(Bytes.of(position));
    }

    /** Also where more than the id is asked for, the id alone finds the document. */
    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        Optional<Object> id = Equalities.of(query).id();
        if (id.isPresent() && query.size() > 1) {
            Document byId = new Document("_id", id.get());
            for (Index<Long> index : getIndexes()) {
                if (index.canHandle(byId)) {
                    return matchDocuments(
                            query, index.getPositions(byId), orderBy, numberToSkip, limit, batchSize, fieldSelector);
                }
            }
        }
        return super.queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        Equalities equalities = Equalities.of(query);
        Stream<Document> documents;
        if (isNaturalDescending(orderBy)) {
            documents = streamAllDocumentsWithPosition()
                    .sorted(Comparator.comparing((DocumentWithPosition<Long> document) -> document.getPosition())
                            .reversed())
                    .map(DocumentWithPosition::getDocument);
        } else {
            // Most documents that are not asked for are told by their bytes, which is far quicker than decoding them.
            documents = StreamSupport.stream(records.spliterator(), false)
                    .filter(entry -> equalities.mayHold(entry.value()))
                    .map(entry -> Bytes.document(entry.value()));
        }
        return matchDocumentsFromStream(documents, query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return StreamSupport.stream(records.spliterator(), false)
                .map(entry -> new DocumentWithPosition<>(Bytes.document(entry.value()), Bytes.position(entry.key())));
    }

    @Override
    protected Cursor createCursor(List<Document> remaining) {
        BoundedCursor cursor = new BoundedCursor(cursorRegistry.generateCursorId(), remaining);
        cursorRegistry.add(cursor);
        return cursor;
    }

    @Override
    public int count() {
        return Math.toIntExact(records.count());
    }

    @Override
    public boolean isEmpty() {
        return records.isEmpty();
    }

    /** Kept by nobody: it is only asked for by statistics. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        // Not tracked.
    }

    @Override
    protected int getDataSize() {
        long bytes = 0;
        for (Records.Entry entry : records) {
            bytes += entry.value().length;
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}
