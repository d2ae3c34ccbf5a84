package io.leeway.stack.documents;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import org.jspecify.annotations.Nullable;

/** A unique index: the position of the document that has a key. */
final class StoredIndex extends AbstractUniqueIndex<Long> {

    private final Records records;

    StoredIndex(Records records, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.records = records;
    }

    @Override
    protected @Nullable Long removeDocument(KeyValue key) {
        Long position = getPosition(key);
        if (position != null) {
            records.remove(Bytes.of(key));
        }
        return position;
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Long position) {
        return records.putIfAbsent(Bytes.of(key), Bytes.of(position));
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Long>> getIterable() {
        return () -> StreamSupport.stream(records.spliterator(), false)
                .map(entry -> Map.entry(Bytes.key(entry.key()), Bytes.position(entry.value())))
                .iterator();
    }

    @Override
    protected @Nullable Long getPosition(KeyValue key) {
        byte[] found = records.get(Bytes.of(key));
        return found == null ? null : Bytes.position(found);
    }

    @Override
    public long getCount() {
        return records.count();
    }

    @Override
    public boolean isEmpty() {
        return records.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
