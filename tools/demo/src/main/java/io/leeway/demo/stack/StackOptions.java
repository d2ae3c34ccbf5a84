package io.leeway.demo.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import io.leeway.stack.client.StackProcess;

/** How a local stack is started; mixed into the commands that start one. */
public final class StackOptions {

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description =
                    "the dashboard's port; the services take the next five (default: ${DEFAULT-VALUE}; 0: free ports)")
    private int portBase = 8080;

    @Option(
            names = "--rabbitmq",
            paramLabel = "URI",
            description = "use this RabbitMQ: amqp://user:password@host:port/vhost, or amqps:// for TLS")
    private @Nullable String rabbitmq;

    @Option(
            names = "--postgres",
            paramLabel = "URI",
            description = "use this PostgreSQL: postgresql://user:password@host:port")
    private @Nullable String postgres;

    @Option(names = "--mongodb", paramLabel = "URI", description = "use this MongoDB: mongodb://...")
    private @Nullable String mongodb;

    @Option(names = "--smtp", paramLabel = "HOST:PORT", description = "use this mail server")
    private @Nullable String smtp;

    /** Starts it with its files in a folder, telling on standard error how it goes. */
    public StackProcess start(Path data) {
        return start(data, List.of());
    }

    /** Starts it with further options of the stack's own {@code up}. */
    StackProcess start(Path data, List<String> further) {
        Path root = root();
        List<String> arguments = new ArrayList<>(List.of(
                "up", "--root", root.toString(), "--data", data.toString(), "--port-base", Integer.toString(portBase)));
        add(arguments, "--rabbitmq", rabbitmq);
        add(arguments, "--postgres", postgres);
        add(arguments, "--mongodb", mongodb);
        add(arguments, "--smtp", smtp);
        arguments.addAll(further);
        return StackProcess.start(root.resolve("tools/local-stack/target"), arguments, StackOptions::tell);
    }

    /** The folder of the project. */
    public static Path root() {
        return Path.of(System.getProperty("leeway.root", ".")).toAbsolutePath().normalize();
    }

    private static void add(List<String> arguments, String option, @Nullable String value) {
        if (value != null) {
            arguments.add(option);
            arguments.add(value);
        }
    }

    private static void tell(StackProcess.Event event) {
        switch (event.name()) {
            case "progress" ->
                System.err.printf(
                        "  %s: up in %.1f s%n",
                        event.facts().get("what"), Long.parseLong(event.facts().get("millis")) / 1_000.0);
            case "restarted" ->
                System.err.printf(
                        "%s %s and was started again (pid %s)%n",
                        event.facts().get("service"),
                        event.facts().get("why"),
                        event.facts().get("pid"));
            case "failing" ->
                System.err.printf(
                        "%s does not stay up: it %s, %s times in a row. It is tried again and again, ever more slowly;"
                                + " its log is %s%n",
                        event.facts().get("service"),
                        event.facts().get("why"),
                        event.facts().get("times"),
                        event.facts().get("log"));
            case "server-restarted" ->
                System.err.printf(
                        "%s did not answer any more and was started again%n",
                        capitalized(event.facts().get("server")));
            case "server-failing" ->
                System.err.printf(
                        "%s does not start, which is tried again: %s%n",
                        capitalized(event.facts().get("server")), event.facts().get("why"));
            default -> {
                // Readiness is told by whoever waited for it.
            }
        }
    }

    private static String capitalized(@Nullable String server) {
        String name = Objects.requireNonNull(server, "the event names its server");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
