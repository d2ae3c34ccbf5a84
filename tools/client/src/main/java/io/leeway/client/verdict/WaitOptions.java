package io.leeway.client.verdict;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import io.leeway.client.console.Ages;
import io.leeway.client.console.Counts;
import io.leeway.client.console.DurationOption;
import io.leeway.client.console.Terminal;
import io.leeway.client.http.BatchReport;
import io.leeway.client.http.ServiceAddresses;
import io.leeway.client.status.BatchTable;

/** Whether and how long to wait for what Leeway says of a batch; mixed into the command that sends one. */
public final class WaitOptions {

    private static final Duration STANDARD_TIMEOUT = Duration.ofMinutes(5);
    private static final int SHOWN_WINDOWS = 20;

    @Option(
            names = "--wait",
            description = "wait until the batch is assessed, or the windows that it belongs to, and print what Leeway"
                    + " says of it; the exit code tells the level")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "wait no longer, as 90s, 5m, 2h or PT5M (default: 5m)")
    private @Nullable Duration timeout;

    @Option(
            names = "--fail-at",
            paramLabel = "LEVEL",
            description = "the level from which on the exit code is 3 or 4: warning or critical (default: warning)")
    private @Nullable FailLevel failAt;

    /** Refuses options that say how to wait without {@code --wait}. */
    public void check(CommandSpec command) {
        if (!wait && (timeout != null || failAt != null)) {
            String given = timeout == null ? "--fail-at" : "--timeout";
            throw new ParameterException(command.commandLine(), given + " is about waiting; say --wait as well.");
        }
    }

    /**
     * Waits for what is said of a batch and prints it, where that is wanted.
     *
     * @param answer what ingest-service answered when it took the batch
     * @return the exit code
     */
    public int after(ServiceAddresses services, String model, JsonNode answer) {
        if (!wait) {
            return Gate.PASSED;
        }
        AcceptedBatch batch = AcceptedBatch.of(model, answer);
        Duration longest = timeout == null ? STANDARD_TIMEOUT : timeout;
        AssessmentWait waiting = new AssessmentWait(
                services.ingestClient(), services.riskClient(), batch, longest, text -> System.err.println(text));
        return switch (waiting.await()) {
            case Outcome.Judged judged -> print(batch, judged.reports());
            case Outcome.Unjudged unjudged -> {
                System.err.println("The batch is stored, but there is no assessment of it. " + unjudged.reason());
                yield Gate.UNKNOWN;
            }
            case Outcome.TimedOut late -> {
                System.err.println("No assessment within " + Ages.of(longest.toSeconds()) + ". " + late.reason());
                System.err.println("The batch is stored and stays so: ./leeway status " + Terminal.safe(model)
                        + " shows what becomes of it, and the same command waits on without storing it again.");
                yield Gate.TIMED_OUT;
            }
        };
    }

    private int print(AcceptedBatch batch, List<BatchReport> reports) {
        FailLevel level = failAt == null ? FailLevel.WARNING : failAt;
        if (reports.size() > 1) {
            System.out.println("It belongs to " + Counts.of(batch.windowCount(), "window") + ":");
            System.out.println(BatchTable.of(reports.stream()
                    .map(BatchReport::summary)
                    .limit(SHOWN_WINDOWS)
                    .toList()));
            if (reports.size() > SHOWN_WINDOWS) {
                System.out.printf("and %,d more%n", reports.size() - SHOWN_WINDOWS);
            }
            System.out.println("The worst of them:");
        }
        System.out.println(VerdictText.of(Gate.worst(reports, level)));
        if (batch.windowCount() > batch.windows().size()) {
            System.err.printf(
                    "Only the first %,d windows were looked at.%n",
                    batch.windows().size());
        }
        return Gate.code(reports, level);
    }
}
