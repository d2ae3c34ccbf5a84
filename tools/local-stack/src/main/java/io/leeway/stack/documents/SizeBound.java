package io.leeway.stack.documents;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** What documents take as BSON at most, found without encoding them. */
final class SizeBound {

    /** Of a character as UTF-8. */
    private static final int BYTES_OF_A_CHARACTER = 3;

    /** Of a value's type, the end of its name, and the length and end of a text, a document or a list. */
    private static final int FRAME = 24;

    private static final long UNKNOWN = Integer.MAX_VALUE;

    private SizeBound() {}

    /** In bytes; a great many where a value is of a kind that is not known here. */
    static long of(Collection<Document> documents) {
        long bytes = 0;
        for (Document document : documents) {
            bytes += ofValue(document);
        }
        return bytes;
    }

    private static long ofValue(@Nullable Object value) {
        return switch (value) {
            case null -> FRAME;
            case Number number -> FRAME;
            case Boolean flag -> FRAME;
            case Instant time -> FRAME;
            case String text -> FRAME + (long) BYTES_OF_A_CHARACTER * text.length();
            case BinData data -> FRAME + (long) data.getData().length;
            case byte[] bytes -> FRAME + (long) bytes.length;
            case Document document -> ofFields(document);
            case Collection<?> list -> ofItems(list);
            default -> UNKNOWN;
        };
    }

    private static long ofFields(Document document) {
        long bytes = FRAME;
        for (Map.Entry<String, Object> field : document.entrySet()) {
            bytes += (long) BYTES_OF_A_CHARACTER * field.getKey().length() + ofValue(field.getValue());
        }
        return bytes;
    }

    private static long ofItems(Collection<?> list) {
        long bytes = FRAME;
        for (Object item : list) {
            // Its name is its number.
            bytes += FRAME + ofValue(item);
        }
        return bytes;
    }
}
