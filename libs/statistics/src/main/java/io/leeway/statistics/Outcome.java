package io.leeway.statistics;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answer of a statistic: either a value, or the reason why the input defines none.
 *
 * <p>A statistic of this library never answers degenerate input (a side without a finite value, one class only, a single
 * row) with NaN or with a number that looks healthy; it answers {@link Undefined}. Malformed arguments, on the other
 * hand, are refused with {@link IllegalArgumentException}.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T> {

    /**
     * A value that the input defines.
     *
     * @param value the value; never NaN when it is a number
     */
    record Defined<T>(T value) implements Outcome<T> {
        /** Refuses null. */
        public Defined {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * No value, and why.
     *
     * @param reason what the input lacks
     */
    record Undefined<T>(Reason reason) implements Outcome<T> {
        /** Refuses null. */
        public Undefined {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** A defined outcome. */
    static <T> Outcome<T> of(T value) {
        return new Defined<>(value);
    }

    /** An undefined outcome. */
    static <T> Outcome<T> undefined(Reason reason) {
        return new Undefined<>(reason);
    }

    /** The value if it is a finite number, otherwise undefined for {@link Reason#NOT_FINITE}. */
    static Outcome<Double> finite(double value) {
        return Double.isFinite(value) ? of(value) : undefined(Reason.NOT_FINITE);
    }

    /** Whether there is a value. */
    default boolean isDefined() {
        return this instanceof Defined;
    }

    /** Applies the function to the value; keeps the reason otherwise. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Defined<T>(T value) -> of(function.apply(value));
            case Undefined<T>(Reason reason) -> undefined(reason);
        };
    }

    /** Applies a function that may itself be undefined; keeps the reason otherwise. */
    default <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> function) {
        return switch (this) {
            case Defined<T>(T value) -> function.apply(value);
            case Undefined<T>(Reason reason) -> undefined(reason);
        };
    }

    /** The value, or nothing. */
    default Optional<T> toOptional() {
        return switch (this) {
            case Defined<T>(T value) -> Optional.of(value);
            case Undefined<T> ignored -> Optional.empty();
        };
    }

    /**
     * The value.
     *
     * @throws NoSuchElementException if there is none; the message states the reason
     */
    default T orElseThrow() {
        return switch (this) {
            case Defined<T>(T value) -> value;
            case Undefined<T>(Reason reason) -> throw new NoSuchElementException(reason.description());
        };
    }
}
