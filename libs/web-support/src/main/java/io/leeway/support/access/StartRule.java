package io.leeway.support.access;

import java.util.Optional;

/** A setting that is fine on one's own machine, and with which a service does not start where others can reach it. */
public interface StartRule {

    /** What is wrong, naming the setting and what to do; absent if nothing is. */
    Optional<String> fault();
}
