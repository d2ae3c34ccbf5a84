package io.leeway.stack.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Documents, keys of indexes and positions as bytes, and back. */
final class Bytes {

    private Bytes() {}

    static byte[] of(Document document) {
        ByteBuf buffer = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, buffer);
        return ByteBufUtil.getBytes(buffer);
    }

    static Document document(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /** Equal bytes for keys that the server takes as equal, such as 1 and 1.0. */
    static byte[] of(KeyValue key) {
        Document document = new Document();
        int i = 0;
        for (Object value : key.normalized()) {
            document.put(Integer.toString(i++), value);
        }
        return of(document);
    }

    static KeyValue key(byte[] bytes) {
        List<Object> values = new ArrayList<>();
        for (Map.Entry<String, Object> entry : document(bytes).entrySet()) {
            values.add(entry.getValue());
        }
        return new KeyValue(values);
    }

    /** Big-endian, so that the order of the bytes is the order of the numbers. */
    static byte[] of(long position) {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (position >>> (8 * (Long.BYTES - 1 - i)));
        }
        return bytes;
    }

    static long position(byte[] bytes) {
        long position = 0;
        for (byte part : bytes) {
            position = position << 8 | (part & 0xff);
        }
        return position;
    }
}
