package io.leeway.evaluation.witness;

import java.time.Instant;

/** What a window can be compared with besides the reference: a window before it, or a part of the reference that is as long. */
public sealed interface EarlierWindow permits PastWindow, ReferenceWindow {

    /** When it begins. */
    Instant begin();
}
