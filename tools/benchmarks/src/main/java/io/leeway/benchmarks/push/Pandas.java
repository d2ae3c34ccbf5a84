package io.leeway.benchmarks.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.leeway.contracts.ContractJson;

/**
 * pandas, as a measure of what reading a file costs elsewhere, and as what writes Parquet: of the Python that the
 * environment's {@code LEEWAY_PYTHON} names, else of {@code python3}.
 */
final class Pandas {

    private static final String PYTHON = "LEEWAY_PYTHON";

    private static final String VERSION = "import pandas, pyarrow; print(pandas.__version__)";

    /** Times as such; what else a column holds, pandas finds out itself. */
    private static final String WRITE = """
            import pandas, sys
            pandas.read_csv(sys.argv[1], parse_dates=["time"]).to_parquet(sys.argv[2], index=False)
            """;

    /** What pandas itself takes to be loaded is not counted; the threads that it reads with are. */
    private static final String READ = """
            import json, pandas, pyarrow, sys, time
            read = {
                "csv": pandas.read_csv,
                "ndjson": lambda file: pandas.read_json(file, lines=True),
                "parquet": pandas.read_parquet,
            }[sys.argv[1]]
            wall, cpu = time.perf_counter(), time.process_time()
            read(sys.argv[2])
            print(json.dumps({
                "version": pandas.__version__,
                "wallSeconds": time.perf_counter() - wall,
                "cpuSeconds": time.process_time() - cpu,
            }))
            """;

    private final String python;

    private Pandas(String python) {
        this.python = python;
    }

    /** A file that was read whole. */
    record Reading(String version, double wallSeconds, double cpuSeconds) {}

    /** It, where it is installed with pyarrow. */
    static Optional<Pandas> find() throws IOException, InterruptedException {
        Pandas pandas = new Pandas(System.getenv().getOrDefault(PYTHON, "python3"));
        return pandas.run(VERSION).isPresent() ? Optional.of(pandas) : Optional.empty();
    }

    /** Writes rows that are there as CSV as Parquet, with pandas' defaults. */
    void writeParquet(Path csv, Path parquet) throws IOException, InterruptedException {
        if (run(WRITE, csv.toString(), parquet.toString()).isEmpty()) {
            throw new IllegalStateException("pandas could not write " + parquet);
        }
    }

    /** Reads a file once, in a process of its own. */
    Reading read(Path file, PushedForm form) throws IOException, InterruptedException {
        String answer = run(READ, form.word(), file.toString())
                .orElseThrow(() -> new IllegalStateException("pandas could not read " + file));
        return ContractJson.mapper().readValue(answer, Reading.class);
    }

    /** What a script prints; empty where it fails, or there is no such Python. */
    private Optional<String> run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, "-c", script));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            return Optional.empty();
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
    }
}
