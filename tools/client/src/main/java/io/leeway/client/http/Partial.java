package io.leeway.client.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers of several services of which some may be away; what is missing is said, and fails only where all are. */
public final class Partial {

    private final List<RefusedException> away = new ArrayList<>();
    private int answered;

    /** The answer of a service; nothing, and a note, where it does not answer or is at fault. */
    public <T> Optional<T> ask(Supplier<T> request) {
        try {
            T answer = request.get();
            answered++;
            return Optional.of(answer);
        } catch (RefusedException exception) {
            if (!exception.isPassing()) {
                throw exception;
            }
            away.add(exception);
            return Optional.empty();
        }
    }

    /** The same, where a service may not know yet what another one does: its 404 is an answer too. */
    public <T> Optional<T> ask(Supplier<T> request, T unknown) {
        return ask(() -> {
            try {
                return request.get();
            } catch (RefusedException exception) {
                if (exception.status() == 404) {
                    return unknown;
                }
                throw exception;
            }
        });
    }

    /**
     * Says which services are away and what is not shown for it.
     *
     * @throws RefusedException if none answered
     */
    public void report() {
        if (answered == 0 && !away.isEmpty()) {
            throw away.getFirst();
        }
        note();
    }

    /** Says which services are away, also where none answered. */
    public void note() {
        away.forEach(exception -> System.err.println("Not everything is shown. " + exception.getMessage()));
    }
}
