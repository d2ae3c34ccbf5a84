package io.leeway.benchmarks.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.SerializationFeature;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;

/**
 * Measures what a push costs the whole suite. Arguments: rows (1,000,000), {@code csv}, {@code ndjson}, {@code parquet} or
 * {@code all}, rounds (5), the dashboard's port (0: free ones). Prints every round, then a table of the round with the
 * median of cpu of each form; {@code tools/benchmarks/target/push-cost.json} has all rounds. Wants Linux, and the project's
 * folder as the current one. Where pandas is installed it reads the same files beside; Parquet wants it.
 */
final class PushCost {

    private static final int REFERENCE_ROWS = 100_000;

    /** Of the rows that are pushed; those of the reference are others. */
    private static final long SEED = 2;

    private PushCost() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        List<PushedForm> forms = PushedForm.of(arguments.length > 1 ? arguments[1] : "all");
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        int portBase = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        Optional<Pandas> pandas = Pandas.find();
        List<Push> all = new ArrayList<>();
        try (TemporaryFolder temporary = TemporaryFolder.create()) {
            Path folder = temporary.path();
            Path reference = folder.resolve("reference.csv");
            GeneratedRows.write(reference, PushedForm.CSV, Math.min(rows, REFERENCE_ROWS), 1);
            long begun = System.nanoTime();
            try (PushedStack stack =
                    PushedStack.start(Path.of("").toAbsolutePath(), folder.resolve("data"), portBase)) {
                System.out.printf("The stack is ready after %.1f s.%n", (System.nanoTime() - begun) / 1e9);
                stack.register(GeneratedRows.definition());
                stack.reference(reference, PushedForm.CSV);
                for (PushedForm form : forms) {
                    if (form == PushedForm.PARQUET && pandas.isEmpty()) {
                        System.out.println("Parquet is left out: python3 has no pandas with pyarrow.");
                        continue;
                    }
                    Path file = folder.resolve("rows." + form.word());
                    write(file, form, rows, pandas);
                    List<Push> pushes = new ArrayList<>();
                    for (int round = 0; round < rounds; round++) {
                        Push push = new PushMeasurement(stack).measure(file, form, rows, reading(pandas, file, form));
                        pushes.add(push);
                        System.out.printf(
                                "%s, round %d: Leeway %.2f cpu s, everything %.2f%n",
                                form.word(),
                                round + 1,
                                push.leewayCpuSeconds(),
                                push.whole().allCpuSeconds());
                    }
                    all.addAll(pushes);
                    System.out.println(PushTable.of(median(pushes)));
                    Files.delete(file);
                }
            }
            ContractJson.mapper()
                    .writer()
                    .with(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(
                            Path.of("tools/benchmarks/target/push-cost.json").toFile(), all);
        }
    }

    private static void write(Path file, PushedForm form, int rows, Optional<Pandas> pandas)
            throws IOException, InterruptedException {
        if (form != PushedForm.PARQUET) {
            GeneratedRows.write(file, form, rows, SEED);
            return;
        }
        Path csv = file.resolveSibling("rows-for-parquet.csv");
        GeneratedRows.write(csv, PushedForm.CSV, rows, SEED);
        pandas.orElseThrow().writeParquet(csv, file);
        Files.delete(csv);
    }

    private static Pandas.@Nullable Reading reading(Optional<Pandas> pandas, Path file, PushedForm form)
            throws IOException, InterruptedException {
        return pandas.isPresent() ? pandas.get().read(file, form) : null;
    }

    private static Push median(List<Push> pushes) {
        return pushes.stream()
                .sorted(Comparator.comparingDouble(Push::leewayCpuSeconds))
                .toList()
                .get(pushes.size() / 2);
    }
}
