package io.leeway.evaluation.witness;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a window can be compared with besides the reference: a window before it, or a part of the reference that is as long. */
public sealed interface EarlierWindow permits PastWindow, ReferenceWindow {

    /** When it begins. */
    Instant begin();

    /** The parts of a reference and then the windows that are remembered, which come after them. */
    static List<EarlierWindow> of(List<ReferenceWindow> parts, History history) {
        return Stream.<EarlierWindow>concat(parts.stream(), history.windows().stream())
                .toList();
    }
}
