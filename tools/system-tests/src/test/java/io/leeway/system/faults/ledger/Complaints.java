package io.leeway.system.faults.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is not as it should be, by kind. */
final class Complaints {

    /** What can be wrong with something. */
    enum Kind {
        /** It was accepted and is not there. */
        LOST,
        /** It is there twice. */
        DOUBLED,
        /** Something else was found than without a fault. */
        WRONG,
        /** It still waits, or is not accounted for. */
        STUCK
    }

    private final Map<Kind, List<String>> byKind = new EnumMap<>(Kind.class);

    void add(Kind kind, String what) {
        byKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(kind.name().toLowerCase(Locale.ROOT) + ": " + what);
    }

    int count(Kind kind) {
        return byKind.getOrDefault(kind, List.of()).size();
    }

    List<String> all() {
        return byKind.values().stream().flatMap(List::stream).toList();
    }
}
