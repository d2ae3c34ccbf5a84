package io.leeway.system.faults.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leeway.stack.client.StackProcess;
import io.leeway.stack.services.FreePorts;

/** Some of the embedded servers in a process of their own, on ports that outlast it. */
final class EmbeddedServers implements AutoCloseable {

    private final List<String> arguments;
    private StackProcess process;

    private EmbeddedServers(List<String> arguments) {
        this.arguments = arguments;
        this.process = start(arguments);
    }

    /**
     * Starts them.
     *
     * @param folder where they keep their files
     * @param servers names as {@code amqp}
     */
    static EmbeddedServers start(Path folder, List<String> servers) {
        List<String> arguments =
                new ArrayList<>(List.of("servers", "--data", folder.toString(), "--only", String.join(",", servers)));
        for (String server : servers) {
            String name = server.equals("mail") ? "smtp" : server;
            arguments.addAll(List.of("--" + name + "-port", Integer.toString(FreePorts.next())));
        }
        return new EmbeddedServers(arguments);
    }

    private static StackProcess start(List<String> arguments) {
        Path home = Path.of(System.getProperty("leeway.root")).resolve("tools/local-stack/target");
        return StackProcess.start(home, arguments, event -> {});
    }

    String fact(String name) {
        return process.fact(name);
    }

    /** The password of {@code postgres} or {@code amqp}. */
    String password(String server) {
        return process.password(server);
    }

    int port(String name) {
        return Integer.parseInt(fact(name));
    }

    /** Ends them as kill -9 does. */
    void kill() {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        process.close();
    }

    /** Starts them on the data and the ports that they had. */
    void restart() {
        process = start(arguments);
    }

    @Override
    public void close() {
        process.close();
    }
}
