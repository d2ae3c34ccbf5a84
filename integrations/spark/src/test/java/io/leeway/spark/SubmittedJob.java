package io.leeway.spark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.spark.launcher.JavaModuleOptions;

/**
 * The job's jar as spark-submit runs it on one machine, with Spark's libraries and none of ours on the class path.
 *
 * @param code its exit code
 * @param output what it wrote, Spark's log aside
 * @param peakMegabytes the most memory that was resident
 * @param cpuSeconds what it used
 */
record SubmittedJob(int code, String output, long peakMegabytes, double cpuSeconds) {

    private static final long MOST_MINUTES = 60;

    /** Runs it to its end; the log goes to a file beside the jar. */
    static SubmittedJob run(Map<String, String> environment, String heap, String... arguments)
            throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("leeway.spark.job"));
        Path output = Files.createTempFile(jar.getParent(), "job", ".out");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(
                "-Xmx" + heap,
                "-cp",
                ofSpark(),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local[2]",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.memory=" + heap,
                "--class",
                "io.leeway.spark.ProfileJob",
                jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        long peak = 0;
        double cpu = 0;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MOST_MINUTES);
        do {
            peak = Math.max(peak, peakMegabytes(process.pid()));
            cpu = process.info()
                    .totalCpuDuration()
                    .map(used -> used.toMillis() / 1_000.0)
                    .orElse(cpu);
            if (System.nanoTime() > end) {
                process.destroyForcibly();
            }
        } while (!process.waitFor(200, TimeUnit.MILLISECONDS));
        return new SubmittedJob(process.exitValue(), Files.readString(output), peak, cpu);
    }

    private static String ofSpark() {
        String own = System.getProperty("leeway.root");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.startsWith(own) && !entry.contains("io/leeway"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What Linux says was resident at most; 0 where nothing says it. */
    private static long peakMegabytes(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return new String(Files.readAllBytes(status), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }
}
