package io.leeway.rows.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.PackedException;

/** Makes the columns of a table of the tree that a footer has. */
final class Schema {

    private static final int MOST_DEPTH = 64;

    private final List<SchemaElement> elements;
    private final List<ColumnShape> columns = new ArrayList<>();
    private int at;
    private int leaf;

    private Schema(List<SchemaElement> elements) {
        this.elements = elements;
    }

    /** From all nodes, a group's before those within it. */
    static List<ColumnShape> columns(List<SchemaElement> elements) throws PackedException {
        Schema schema = new Schema(elements);
        SchemaElement root = schema.next();
        for (int i = 0; i < root.children(); i++) {
            schema.column();
        }
        if (schema.at != elements.size()) {
            throw damaged();
        }
        return List.copyOf(schema.columns);
    }

    private SchemaElement next() throws PackedException {
        if (at == elements.size()) {
            throw damaged();
        }
        return elements.get(at++);
    }

    private static PackedException damaged() {
        return new PackedException("the schema in the footer does not fit together");
    }

    private void column() throws PackedException {
        int first = at;
        int firstLeaf = leaf;
        SchemaElement top = next();
        if (top.type() == null) {
            for (int i = 0; i < top.children(); i++) {
                skip(1);
            }
        } else {
            leaf++;
        }
        columns.add(shape(top, elements.subList(first, at), firstLeaf));
    }

    private void skip(int depth) throws PackedException {
        SchemaElement element = next();
        if (depth > MOST_DEPTH) {
            throw damaged();
        }
        if (element.type() != null) {
            leaf++;
        }
        for (int i = 0; element.type() == null && i < element.children(); i++) {
            skip(depth + 1);
        }
    }

    private static ColumnShape shape(SchemaElement top, List<SchemaElement> path, int leaf) {
        int definition = 0;
        int element = 0;
        int repeated = 0;
        for (SchemaElement node : path) {
            definition += node.repetition() == SchemaElement.Repetition.REQUIRED ? 0 : 1;
            if (node.repetition() == SchemaElement.Repetition.REPEATED) {
                repeated++;
                element = definition;
            }
        }
        // A list is a column of its own, or a group around a repeated value, or around a repeated group of one value.
        boolean straight = path.size() <= 3 && isStraight(path) && repeated <= 1;
        boolean list = repeated == 1 && (path.size() == 1 || top.logical().kind() == LogicalType.Kind.LIST);
        SchemaElement value = path.getLast();
        String unread = straight && (path.size() == 1 || list) ? unread(value, list) : nested(top);
        return new ColumnShape(top.name(), leaf, unread == null ? value : null, definition, list ? element : 0, unread);
    }

    private static boolean isStraight(List<SchemaElement> path) {
        for (int i = 0; i < path.size(); i++) {
            boolean last = i == path.size() - 1;
            if (last != (path.get(i).type() != null) || (!last && path.get(i).children() != 1)) {
                return false;
            }
        }
        return true;
    }

    private static String nested(SchemaElement top) {
        return switch (top.logical().kind()) {
            case LIST -> "a list of something nested";
            case MAP -> "a map";
            case VARIANT -> "a variant";
            default -> "a structure";
        };
    }

    /** What a value is called that is not read; absent where it is. */
    private static @Nullable String unread(SchemaElement value, boolean list) {
        PhysicalType type = Objects.requireNonNull(value.type(), "it is the leaf");
        LogicalType logical = value.logical();
        boolean read =
                switch (logical.kind()) {
                    case NONE -> !(type == PhysicalType.BYTE_ARRAY || type == PhysicalType.FIXED_LEN_BYTE_ARRAY);
                    case STRING, ENUM, JSON -> type == PhysicalType.BYTE_ARRAY;
                    case DECIMAL ->
                        type != PhysicalType.BOOLEAN
                                && type != PhysicalType.FLOAT
                                && type != PhysicalType.DOUBLE
                                && type != PhysicalType.INT96
                                && logical.scale() <= ValueCells.MOST_SCALE;
                    case DATE -> type == PhysicalType.INT32;
                    case TIMESTAMP -> type == PhysicalType.INT64;
                    case INTEGER -> type == PhysicalType.INT32 || type == PhysicalType.INT64;
                    case UNKNOWN -> true;
                    case UUID -> type == PhysicalType.FIXED_LEN_BYTE_ARRAY && value.width() == 2 * Long.BYTES;
                    case FLOAT16 -> type == PhysicalType.FIXED_LEN_BYTE_ARRAY && value.width() == Short.BYTES;
                    default -> false;
                };
        boolean numbers = !type.isBytes() || logical.kind() == LogicalType.Kind.FLOAT16;
        if (list && read && !(numbers && isNumber(logical.kind()))) {
            return "a list of something else than numbers";
        }
        if (read) {
            return null;
        }
        return logical.kind() == LogicalType.Kind.NONE
                ? "binary without a text's annotation"
                : logical.kind().word() + " stored as " + type;
    }

    private static boolean isNumber(LogicalType.Kind kind) {
        return kind == LogicalType.Kind.NONE || kind == LogicalType.Kind.INTEGER || kind == LogicalType.Kind.FLOAT16;
    }
}
