package org.apache.qpid.server.queue;

import java.util.HashMap;
import java.util.Map;

import org.apache.qpid.server.model.Model;
import org.apache.qpid.server.model.Queue;

/**
 * Takes the place of Qpid's class of this name, which must therefore come later on the class path: understands
 * RabbitMQ's queue arguments instead of Qpid's own.
 */
public final class QueueArgumentsConverter {

    /** Turns a queue's RabbitMQ arguments into attributes of Qpid's queue. */
    @FunctionalInterface
    public interface Translator {
        Map<String, Object> translate(String queue, Map<String, Object> rabbitArguments);
    }

    private static volatile Translator translator = (queue, arguments) -> new HashMap<>();

    private QueueArgumentsConverter() {}

    /** Sets who translates; the broker of this process has one virtual host only. */
    public static void use(Translator chosen) {
        translator = chosen;
    }

    public static Map<String, Object> convertWireArgsToModel(
            String queueName,
            Map<String, Object> wireArguments,
            Model model,
            Queue.BehaviourOnUnknownDeclareArgument unknownArgument) {
        return translator.translate(queueName, wireArguments == null ? Map.of() : wireArguments);
    }

    public static Map<String, Object> convertModelArgsToWire(Map<String, Object> modelArguments) {
        return new HashMap<>();
    }
}
