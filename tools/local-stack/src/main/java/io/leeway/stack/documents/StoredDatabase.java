package io.leeway.stack.documents;

import java.util.List;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;

/** A database of the embedded document server. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Long> {

    private final RecordStore store;

    StoredDatabase(String name, RecordStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new StoredIndex(store.table(indexTable(collection, name)), name, keys, sparse);
    }

    @Override
    protected MongoCollection<Long> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoredCollection(
                this, collection, options, store.table(collectionTable(collection)), cursorRegistry);
    }

    @Override
    protected void dropIndex(MongoCollection<Long> collection, String name) {
        super.dropIndex(collection, name);
        store.remove(indexTable(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        MongoCollection<Long> dropped = resolveCollection(collection, false);
        List<String> indexes = dropped == null
                ? List.of()
                : dropped.getIndexes().stream().map(Index::getName).toList();
        super.dropCollection(collection, oplog);
        indexes.forEach(index -> store.remove(indexTable(collection, index)));
        store.remove(collectionTable(collection));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        throw new MongoServerException("collections cannot be renamed here");
    }

    @Override
    protected long getStorageSize() {
        return 0;
    }

    @Override
    protected long getFileSize() {
        return 0;
    }

    private String collectionTable(String collection) {
        return "collection/" + getFullCollectionNamespace(collection);
    }

    private String indexTable(String collection, String index) {
        return "index/" + getFullCollectionNamespace(collection) + "/" + index;
    }
}
