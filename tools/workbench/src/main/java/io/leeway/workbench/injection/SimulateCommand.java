package io.leeway.workbench.injection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.contracts.injection.Injection;
import io.leeway.contracts.injection.InjectionPlan;
import io.leeway.contracts.injection.InjectionPlanReader;
import io.leeway.workbench.dataset.Table;
import io.leeway.workbench.dataset.TableFile;

/** Puts drift into a file on purpose. */
@Command(
        name = "simulate",
        description = {
            "Puts drift into a CSV file on purpose, so that a watch can be tried. The same file, plan and seed always"
                    + " give the same result. A plan:",
            "",
            "  steps:",
            "    - {injection: scale, column: MonthlyCharges, factor: 1.3}",
            "    - injection: missing",
            "      column: TotalCharges",
            "      share: 0.25",
            "      schedule: {type: sudden, at: 0.5}",
            "",
            "Injections and schedules are listed in docs/simulate.md."
        })
public final class SimulateCommand implements Callable<Integer> {

    /** Which columns the file must have. */
    enum Dataset {
        /** The Telco churn data, as published or prepared. */
        TELCO("customerID", "tenure", "MonthlyCharges", "TotalCharges", "Contract"),
        /** Prices, as published or prepared. */
        ETHEREUM("close", "volume"),
        /** Any. */
        GENERIC();

        private final List<String> columns;

        Dataset(String... columns) {
            this.columns = List.of(columns);
        }
    }

    @Option(names = "--dataset", description = "telco, ethereum or generic (default: generic)")
    private Dataset dataset = Dataset.GENERIC;

    @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "what is put in, YAML")
    private Path plan = Path.of("");

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "the rows, CSV, .ndjson, .json, .parquet or Arrow, also gzipped")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "where the changed rows go, CSV")
    private Path out = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "for what is drawn at random (default: 42)")
    private long seed = 42;

    @Override
    public Integer call() throws IOException {
        InjectionPlan steps = InjectionPlanReader.read(plan);
        TableFile read = TableFile.asWritten(in);
        Table rows = read.table();
        for (String column : dataset.columns) {
            boolean there =
                    rows.columns().stream().anyMatch(name -> name.strip().equalsIgnoreCase(column));
            if (!there) {
                throw new IllegalArgumentException(in + " is not the "
                        + dataset.name().toLowerCase(Locale.ROOT) + " data: the column '" + column + "' is missing.");
            }
        }
        PlanRun.Result result = PlanRun.of(steps, rows, seed);
        result.rows().write(out);
        read.notes().forEach(note -> System.err.println("note: " + note));
        for (int i = 0; i < steps.steps().size(); i++) {
            Injection injection = steps.steps().get(i).injection();
            System.err.printf(
                    Locale.ROOT,
                    "step %d, %s of %s: %,d of %,d rows changed%n",
                    i + 1,
                    injection.getClass().getSimpleName(),
                    injection.column(),
                    result.changed().get(i),
                    rows.size());
        }
        System.err.println("Written to " + out);
        return 0;
    }
}
