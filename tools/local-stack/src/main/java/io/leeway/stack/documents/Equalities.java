package io.leeway.stack.documents;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** What a query demands of top-level fields to be equal to. */
final class Equalities {

    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, byte[]> texts = new HashMap<>();

    private Equalities() {}

    static Equalities of(Document query) {
        Equalities equalities = new Equalities();
        equalities.collect(query);
        return equalities;
    }

    private void collect(Document query) {
        for (Map.Entry<String, Object> entry : query.entrySet()) {
            if (entry.getKey().equals("$and") && entry.getValue() instanceof List<?> all) {
                all.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .forEach(this::collect);
            } else if (!entry.getKey().startsWith("$") && !entry.getKey().contains(".")) {
                demand(entry.getKey(), entry.getValue());
            }
        }
    }

    private void demand(String field, Object value) {
        Object demanded = value instanceof Document operators && operators.size() == 1 && operators.containsKey("$eq")
                ? operators.get("$eq")
                : value;
        if (demanded instanceof String text) {
            texts.put(field, text.getBytes(StandardCharsets.UTF_8));
            values.put(field, text);
        } else if (demanded instanceof Number || demanded instanceof de.bwaldvogel.mongo.bson.ObjectId) {
            values.put(field, demanded);
        }
    }

    /** The id that the query demands. */
    Optional<Object> id() {
        return Optional.ofNullable(values.get("_id"));
    }

    /** False only where a document certainly does not have a text that the query demands. */
    boolean mayHold(byte[] document) {
        if (texts.isEmpty()) {
            return true;
        }
        ByteBuf buffer = Unpooled.wrappedBuffer(document);
        buffer.skipBytes(Integer.BYTES);
        int found = 0;
        while (true) {
            byte type = buffer.readByte();
            if (type == BsonConstants.TERMINATING_BYTE) {
                // A field that is not there is not equal to a text.
                return found == texts.size();
            }
            String name = name(buffer);
            byte[] demanded = texts.get(name);
            if (demanded != null) {
                found++;
                if (type == BsonConstants.TYPE_UTF8_STRING && !holds(buffer, demanded)) {
                    return false;
                }
            }
            if (!skip(type, buffer)) {
                return true;
            }
        }
    }

    private static String name(ByteBuf buffer) {
        int length = buffer.bytesBefore(BsonConstants.STRING_TERMINATION);
        String name = buffer.toString(buffer.readerIndex(), length, StandardCharsets.UTF_8);
        buffer.skipBytes(length + 1);
        return name;
    }

    private static boolean holds(ByteBuf buffer, byte[] demanded) {
        int start = buffer.readerIndex();
        if (buffer.getIntLE(start) != demanded.length + 1) {
            return false;
        }
        for (int i = 0; i < demanded.length; i++) {
            if (buffer.getByte(start + Integer.BYTES + i) != demanded[i]) {
                return false;
            }
        }
        return true;
    }

    /** False for a type whose length is not known here. */
    private static boolean skip(byte type, ByteBuf buffer) {
        int length =
                switch (type) {
                    case BsonConstants.TYPE_DOUBLE,
                            BsonConstants.TYPE_UTC_DATETIME,
                            BsonConstants.TYPE_INT64,
                            BsonConstants.TYPE_TIMESTAMP -> Long.BYTES;
                    case BsonConstants.TYPE_INT32 -> Integer.BYTES;
                    case BsonConstants.TYPE_BOOLEAN -> 1;
                    case BsonConstants.TYPE_NULL -> 0;
                    case BsonConstants.TYPE_OBJECT_ID -> BsonConstants.LENGTH_OBJECTID;
                    case BsonConstants.TYPE_UTF8_STRING -> Integer.BYTES + buffer.getIntLE(buffer.readerIndex());
                    case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY ->
                        buffer.getIntLE(buffer.readerIndex());
                    case BsonConstants.TYPE_DATA -> Integer.BYTES + 1 + buffer.getIntLE(buffer.readerIndex());
                    default -> -1;
                };
        if (length < 0) {
            return false;
        }
        buffer.skipBytes(length);
        return true;
    }
}
