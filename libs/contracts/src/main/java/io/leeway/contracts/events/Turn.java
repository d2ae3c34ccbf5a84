package io.leeway.contracts.events;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an event among those of its model that one service works off in the order of acceptance.
 *
 * @param generation how many models of that name were deleted before
 * @param number counts from 1 without a gap; 0 before the first
 */
public record Turn(int generation, long number) implements Comparable<Turn> {

    /** Before everything. */
    public static final Turn NONE = new Turn(0, 0);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})-(\\d{1,12})");

    /** More than a model has events, and so many times as there are generations still a whole number of 64 bits. */
    private static final long A_GENERATION = 1_000_000_000_000L;

    /** The one that {@link #toString} wrote; empty where it is none. */
    public static Optional<Turn> read(String written) {
        Matcher found = WRITTEN.matcher(written);
        return found.matches()
                ? Optional.of(new Turn(Integer.parseInt(found.group(1)), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    /** The one of that {@link #place}. */
    public static Turn at(long place) {
        return new Turn(Math.toIntExact(place / A_GENERATION), place % A_GENERATION);
    }

    /** A whole number that is greater the later it is. */
    public long place() {
        return generation * A_GENERATION + number;
    }

    /** How many events before this one are still missing when everything up to another one is done; 0 where it may begin. */
    public long missing(Turn done) {
        if (generation < done.generation) {
            return 0;
        }
        long before = generation == done.generation ? done.number : 0;
        return Math.max(0, number - 1 - before);
    }

    /** The one right before it. */
    public Turn before() {
        return new Turn(generation, number - 1);
    }

    @Override
    public int compareTo(Turn other) {
        return Long.compare(place(), other.place());
    }

    /** As it stands in an envelope: {@code 0-17}. */
    @Override
    public String toString() {
        return generation + "-" + number;
    }
}
