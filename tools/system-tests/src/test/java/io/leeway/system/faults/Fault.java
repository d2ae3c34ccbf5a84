package io.leeway.system.faults;

import java.time.Instant;
import java.util.Set;

import io.leeway.system.faults.ledger.Answers;
import io.leeway.system.faults.workload.Workload;

/** Something bad that happens while clients push. */
interface Fault {

    /** Lets it happen; returns the moment from which its cause was gone. */
    Instant happen(Run run, Workload workload);

    /** The ids of mails that were in hand when alert-service was killed or stood still, which may come once more. */
    default Set<String> mailsInHand(Run run) {
        return run.mailsTakenUpAgain();
    }

    /** Looks at what else must be so when everything is through; complains to the run. */
    default void lookBack(Run run, Workload workload, Answers answers) {}
}
