package io.leeway.client.verdict;

import java.util.List;

import io.leeway.client.http.BatchReport;

/** What waiting for a batch's assessment came to. */
sealed interface Outcome {

    /**
     * It was assessed.
     *
     * @param reports its own report, or those of its windows; there is at least one
     */
    record Judged(List<BatchReport> reports) implements Outcome {}

    /**
     * It is not assessed, and waiting on changes nothing.
     *
     * @param reason why, in sentences
     */
    record Unjudged(String reason) implements Outcome {}

    /**
     * It was not assessed in time.
     *
     * @param reason what it waits for, in sentences
     */
    record TimedOut(String reason) implements Outcome {}
}
