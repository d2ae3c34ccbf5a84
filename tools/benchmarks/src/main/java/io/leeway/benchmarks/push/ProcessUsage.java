package io.leeway.benchmarks.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.leeway.stack.client.StackProcess;

/**
 * What the processes of a stack have used, as Linux counts it in {@code /proc}. PostgreSQL's processes are counted together;
 * the stack's own process holds broker, document store and mailbox, and is called {@link #SERVERS}.
 */
final class ProcessUsage {

    static final String SERVERS = "embedded servers";
    static final String POSTGRES = "PostgreSQL";

    private static final double TICKS_A_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int KERNEL_TICKS = 12;
    private static final int USER_TICKS_OF_CHILDREN = 13;
    private static final int KERNEL_TICKS_OF_CHILDREN = 14;

    private final StackProcess stack;
    private final Path data;
    private final Map<Long, String> services;

    /**
     * Of a stack.
     *
     * @param data its folder, where PostgreSQL, which is nobody's child, says who it is
     * @param services the names of its services by their processes, also of those that ended
     */
    ProcessUsage(StackProcess stack, Path data, Map<Long, String> services) {
        this.stack = stack;
        this.data = data;
        this.services = services;
    }

    /** Cpu seconds of each, since it started. */
    Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new TreeMap<>();
        processes().forEach(pid -> {
            String stat = read(pid, "stat");
            if (!stat.isEmpty()) {
                // The name, in parentheses, may hold blanks.
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                double ticks = Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[KERNEL_TICKS]);
                if (isPostgres(stat)) {
                    // Its master has waited for those that ended.
                    ticks += Double.parseDouble(fields[USER_TICKS_OF_CHILDREN])
                            + Double.parseDouble(fields[KERNEL_TICKS_OF_CHILDREN]);
                }
                seconds.merge(name(pid, stat), ticks / TICKS_A_SECOND, Double::sum);
            }
        });
        return seconds;
    }

    /** The most memory that each had in RAM since {@link #forgetPeaks}, in megabytes; PostgreSQL's processes share theirs, and are left out. */
    Map<String, Long> peakMegabytes() {
        Map<String, Long> peaks = new TreeMap<>();
        processes().forEach(pid -> {
            String stat = read(pid, "stat");
            if (!stat.isEmpty() && !isPostgres(stat)) {
                read(pid, "status")
                        .lines()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .forEach(line -> peaks.merge(
                                name(pid, stat), Long.parseLong(line.replaceAll("\\D", "")) / 1_024, Math::max));
            }
        });
        return peaks;
    }

    /** Lets the peaks begin anew from what is in use now. */
    void forgetPeaks() throws IOException {
        for (long pid : services.keySet()) {
            Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), "5");
        }
        Files.writeString(Path.of("/proc", Long.toString(serversPid()), "clear_refs"), "5");
    }

    private Stream<Long> processes() {
        return Stream.of(serversPid(), postgresPid())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid);
    }

    private long postgresPid() {
        try (Stream<Path> files = Files.find(data, 3, (file, attributes) -> file.endsWith("postmaster.pid"))) {
            return Long.parseLong(Files.readAllLines(files.findFirst().orElseThrow())
                    .getFirst()
                    .strip());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private long serversPid() {
        return Long.parseLong(stack.fact("pid"));
    }

    private String name(long pid, String stat) {
        return isPostgres(stat) ? POSTGRES : services.getOrDefault(pid, SERVERS);
    }

    private static boolean isPostgres(String stat) {
        return stat.contains("(postgres");
    }

    /** A file of a process; empty where the process has ended meanwhile. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException exception) {
            if (String.valueOf(exception.getMessage()).contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(exception);
        }
    }
}
