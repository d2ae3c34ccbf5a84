package io.leeway.client.http;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says with which command to do what a service advises to do over HTTP. Advice of which no command is known stays as it
 * is.
 */
public final class CommandAdvice {

    private static final String MODEL = "/v1/models/([^\\s/]+?)";

    private static final Map<Pattern, String> COMMANDS = Map.of(
            Pattern.compile("PUT " + MODEL + "/reference(?=[.\\s]|$)"), "./leeway reference $1 FILE",
            Pattern.compile("PUT " + MODEL + "( at ingest-service)?(?=\\.?(\\s|$))"), "./leeway apply -f model.yaml",
            Pattern.compile("POST " + MODEL + "/resume"), "./leeway resume $1",
            Pattern.compile("POST " + MODEL + "/references/([^\\s/]+)/restore"), "./leeway restore $1 $2");

    private CommandAdvice() {}

    /** The text, with commands in the place of requests. */
    public static String in(String text) {
        String advice = text;
        for (Map.Entry<Pattern, String> command : COMMANDS.entrySet()) {
            advice = command.getKey().matcher(advice).replaceAll(command.getValue());
        }
        return advice;
    }
}
