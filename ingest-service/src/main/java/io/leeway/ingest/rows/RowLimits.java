package io.leeway.ingest.rows;

import java.time.Duration;
import java.util.OptionalInt;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large rows may be, so that what is accepted can also be stored, fetched and evaluated. */
@ConfigMapping(prefix = "leeway.limits")
public interface RowLimits {

    /** The most bytes of a body as it comes. */
    @WithDefault("512M")
    MemorySize body();

    /** The most bytes of a body once it is decompressed. */
    @WithDefault("2G")
    MemorySize decompressed();

    /** How many times larger than it came a body may become beyond {@link #ratioFrom()}. */
    @WithDefault("200")
    int ratio();

    /** The decompressed bytes from which on the ratio is held against. */
    @WithDefault("10M")
    MemorySize ratioFrom();

    /** The most characters of a row, as it stands in the body. */
    @WithDefault("1M")
    MemorySize line();

    /** The most rows of a body. */
    @WithDefault("5000000")
    long rows();

    /** The most columns of a body, those that the model does not have included. */
    @WithDefault("10000")
    int columns();

    /** How many columns that the model does not have are named; the others are counted. */
    @WithDefault("100")
    int listedColumns();

    /** The most characters of a text in a cell. */
    @WithDefault("1000")
    int text();

    /** The deepest nesting of JSON. */
    @WithDefault("100")
    int depth();

    /** The most characters of a number. */
    @WithDefault("100")
    int numberLength();

    /** The bytes of encoded rows of a body that are held in memory; beyond them rows are stored while the body is read. */
    @WithDefault("8M")
    MemorySize held();

    /**
     * How many bodies are read at the same time; by default one for each 256 MB of heap, at most 16. A short one takes only a part
     * of such a turn.
     */
    OptionalInt concurrentBodies();

    /** How long a body may take to come, apart from {@link #bodyRate()}; it keeps others from being read meanwhile. */
    @WithDefault("30s")
    Duration bodyTime();

    /** The bytes for which a body gets a further second. */
    @WithDefault("64K")
    MemorySize bodyRate();

    /** How long a body waits for its turn before it is answered with 503 and {@code Retry-After}. */
    @WithDefault("10s")
    Duration bodyWait();
}
