package io.leeway.support.access;

import io.leeway.support.web.WebProblem;

/** What is known of a request that carries a token. */
public sealed interface TokenAnswer {

    /** Who sent it. */
    record Known(Caller caller) implements TokenAnswer {}

    /** Nobody can say who did. */
    record Refused(WebProblem why) implements TokenAnswer {}
}
