package io.leeway.support.access;

import java.util.Optional;

/** A setting that is fine on one's own machine, and with which a service does not start where others can reach it. */
public interface StartRule {

    /** The password that examples have in place of one. */
    String EXAMPLE_PASSWORD = "change-me";

    /** What is wrong, naming the setting and what to do; absent if nothing is. */
    Optional<String> fault();
}
