package io.leeway.rows.parquet;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.PackedException;

/**
 * One node of a file's schema as its footer has it.
 *
 * @param name its name
 * @param type how its values are stored; absent for a group
 * @param width the bytes of each value of fixed length
 * @param repetition whether there is one, may be one or may be several
 * @param children how many nodes of a group follow
 * @param logical what its values mean
 */
record SchemaElement(
        String name, @Nullable PhysicalType type, int width, Repetition repetition, int children, LogicalType logical) {

    /** How often a node stands there. */
    enum Repetition {
        REQUIRED,
        OPTIONAL,
        REPEATED
    }

    static SchemaElement read(ThriftReader in) throws PackedException {
        String[] name = {""};
        // Type, length, repetition, children, converted type and scale
        int[] numbers = {-1, 0, 0, 0, -1, 0};
        LogicalType[] logical = {LogicalType.none()};
        in.struct(field -> {
            switch (field) {
                case 1 -> numbers[0] = in.count();
                case 2 -> numbers[1] = in.count();
                case 3 -> numbers[2] = in.count();
                case 4 -> name[0] = in.text();
                case 5 -> numbers[3] = in.count();
                case 6 -> numbers[4] = in.count();
                case 7 -> numbers[5] = in.count();
                case 10 -> logical[0] = LogicalType.read(in);
                default -> in.skip();
            }
        });
        if (numbers[0] >= PhysicalType.values().length || numbers[2] >= Repetition.values().length) {
            throw new PackedException("the schema has a type that there is not");
        }
        PhysicalType type = numbers[0] < 0 ? null : PhysicalType.values()[numbers[0]];
        LogicalType meant = logical[0].kind() == LogicalType.Kind.NONE && numbers[4] >= 0
                ? LogicalType.ofConverted(numbers[4], numbers[5])
                : logical[0];
        int width = type == null || type.width() > 0 || type == PhysicalType.BYTE_ARRAY ? 0 : numbers[1];
        return new SchemaElement(
                name[0],
                type,
                type == null ? 0 : Math.max(type.width(), width),
                Repetition.values()[numbers[2]],
                numbers[3],
                meant);
    }
}
