package io.leeway.system.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leeway.system.faults.stack.Archives;

/** Starts the command line as {@code ./leeway} does, without looking whether it is built. */
public final class Launcher {

    private static final Path ROOT = Path.of(System.getProperty("leeway.root"));

    private Launcher() {}

    /**
     * Starts a command that needs the demo's tools.
     *
     * @param log takes all that it says
     */
    public static Process start(Path log, String... arguments) throws IOException {
        Archives.write();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dleeway.root=" + ROOT);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(
                ROOT.resolve("tools/demo/target/leeway-demo.jar") + ":" + ROOT.resolve("tools/demo/target/lib") + "/*");
        command.add("io.leeway.client.Leeway");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
