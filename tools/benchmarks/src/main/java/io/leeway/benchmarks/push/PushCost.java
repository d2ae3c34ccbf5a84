package io.leeway.benchmarks.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.SerializationFeature;

import io.leeway.contracts.ContractJson;

/**
 * Measures what a push costs the whole suite. Arguments: rows (1,000,000), {@code csv}, {@code ndjson} or {@code all}, rounds
 * (5), the dashboard's port (0: free ones). Prints every round, then a table of the round with the median of cpu of each
 * form; {@code tools/benchmarks/target/push-cost.json} has all rounds. Wants Linux, and the project's folder as the current one.
 */
final class PushCost {

    private static final int REFERENCE_ROWS = 100_000;

    private PushCost() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        List<PushedForm> forms = PushedForm.of(arguments.length > 1 ? arguments[1] : "all");
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        int portBase = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
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
                    Path file = folder.resolve("rows." + form.word());
                    GeneratedRows.write(file, form, rows, 2);
                    List<Push> pushes = new ArrayList<>();
                    for (int round = 0; round < rounds; round++) {
                        Push push = new PushMeasurement(stack).measure(file, form, rows);
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

    private static Push median(List<Push> pushes) {
        return pushes.stream()
                .sorted(Comparator.comparingDouble(Push::leewayCpuSeconds))
                .toList()
                .get(pushes.size() / 2);
    }
}
