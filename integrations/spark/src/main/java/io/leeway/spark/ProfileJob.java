package io.leeway.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.leeway.access.CallerKey;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.profiles.ProfileSender;
import io.leeway.profiles.RefusedException;

/** The job: profiles a table and sends the profile as one batch. */
@Command(
        name = "leeway-spark",
        mixinStandardHelpOptions = true,
        version = "leeway-spark 0.1.0",
        sortOptions = false,
        description = {
            "Profiles a table where it is and sends the profile to Leeway as one batch; no row leaves the cluster.",
            "The same table sent again under the same name is stored once. Where a part of it fails, nothing is sent.",
            "The access key is that of LEEWAY_KEY, or of the file that LEEWAY_KEY_FILE names, in the driver's environment."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the batch is stored, now or by an earlier run",
            "1:it is refused, a part of the table cannot be read, its labels cannot be joined, or a service does not"
                    + " answer; nothing is stored",
            "2:wrong usage"
        })
public final class ProfileJob implements Callable<Integer> {

    private static final int SERVER_FAULT = 500;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Mixin
    private final RowFiles rows = new RowFiles();

    @ArgGroup(exclusive = false)
    private @Nullable LabelFiles labels;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "what the batch is called; under another name the same table is another batch")
    private @Nullable String name;

    @Option(
            names = "--distinct",
            paramLabel = "VALUES",
            description =
                    "the most distinct values a numeric column that are kept (default: 100000, or as many as fit where"
                            + " there are many columns); columns of more are off by about half a rank in so many")
    private @Nullable Integer distinct;

    @Option(
            names = "--dry-run",
            paramLabel = "FILE",
            description = "writes the profile to a new file of the driver's in place of sending it")
    private @Nullable Path dryRun;

    @Option(
            names = "--ingest",
            paramLabel = "URL",
            description = "ingest-service (default: ${DEFAULT-VALUE}; environment: LEEWAY_INGEST_URL)",
            defaultValue = "${env:LEEWAY_INGEST_URL:-http://localhost:8081}")
    private URI ingest = URI.create("http://localhost:8081");

    @Option(
            names = "--drift",
            paramLabel = "URL",
            description = "drift-service (default: ${DEFAULT-VALUE}; environment: LEEWAY_DRIFT_URL)",
            defaultValue = "${env:LEEWAY_DRIFT_URL:-http://localhost:8082}")
    private URI drift = URI.create("http://localhost:8082");

    /** Exit codes: 0 done, 1 it failed or was refused, 2 wrong usage. */
    public static void main(String[] arguments) {
        int code = new CommandLine(new ProfileJob())
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    System.err.println(JobFaults.words(exception));
                    return 1;
                })
                .execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws Exception {
        check();
        ProfileSender services =
                ProfileSender.of(ingest, drift, CallerKey.of(System.getenv()).orElse(null));
        ProfilePlan plan = services.plan(model);
        try (SparkSession spark = SparkSession.builder()
                .appName("Leeway profiles of " + model)
                // Dates and times as those of java.time, which say whether they have a zone
                .config("spark.sql.datetime.java8API.enabled", true)
                .getOrCreate()) {
            Dataset<Row> table = rows.files().open(spark);
            String key = TableKey.of(model, name, table);
            JoinedLabels joined = labels == null
                    ? null
                    : new LabelJoin(plan, table, labels.files().open(spark)).join();
            TableProfiler profiler = new TableProfiler(plan, distinct);
            byte[] profiles = profiler.profile(table);
            if (joined != null) {
                profiles = profiler.withLabels(profiles, joined);
                System.out.println(joined.tally().words());
            }
            if (dryRun != null) {
                Files.write(dryRun, profiles, StandardOpenOption.CREATE_NEW);
                System.out.println("Wrote " + profiles.length + " bytes to " + dryRun + "; nothing was sent.");
            } else {
                System.out.println(send(services, profiles, key));
            }
        }
        return 0;
    }

    private void check() {
        if (distinct != null && distinct < 2) {
            throw new ParameterException(command.commandLine(), "--distinct must be at least 2 but is " + distinct);
        }
        if (dryRun != null && Files.exists(dryRun)) {
            throw new ParameterException(command.commandLine(), "--dry-run: " + dryRun + " is there already");
        }
    }

    /** Profiles of the same rows may differ in how sums are rounded, so that a service sees another body. */
    private String send(ProfileSender services, byte[] profiles, String key) throws IOException, InterruptedException {
        try {
            JsonNode answer = ContractJson.mapper().readTree(services.send(model, profiles, name, key));
            return "Batch " + answer.path("batch").asText() + " of " + model + ": "
                    + answer.path("rows").asLong() + " rows, "
                    + answer.path("rejected").path("rows").asLong() + " rejected.";
        } catch (IOException failed) {
            if (failed instanceof RefusedException refused && refused.is("idempotency-key-reused")) {
                return "This table was stored before (" + key + ")."
                        + (labels == null ? "" : " Its labels are those of that time: a stored batch takes no others.");
            }
            if (failed instanceof RefusedException refused && refused.status() < SERVER_FAULT) {
                throw refused;
            }
            throw new UncheckedIOException(
                    "It is not known whether the batch is stored. " + failed.getMessage()
                            + " Run the job again: it is stored once.",
                    failed);
        }
    }
}
