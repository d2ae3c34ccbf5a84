package io.leeway.client.deadletters;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.ServiceAddresses;
import io.leeway.contracts.ContractJson;

/** Shows a dead letter. */
@Command(name = "show", description = "Shows a dead letter with its whole reason and the event's data.")
final class ShowDeadLetterCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(paramLabel = "ID", description = "the letter's id")
    private String id = "";

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Override
    public Integer call() {
        LetterIds.check(command, List.of(id));
        JsonNode letter = services.ingestClient().deadLetter(id);
        if (json) {
            System.out.println(Terminal.json(letter));
            return 0;
        }
        for (Map.Entry<String, JsonNode> member : letter.properties()) {
            if (!member.getKey().equals("body")) {
                System.out.printf(
                        "%-12s%s%n",
                        Terminal.safe(member.getKey()),
                        Terminal.safe(member.getValue().asText()));
            }
        }
        System.out.println();
        System.out.println(data(letter.path("body").asText()));
        return 0;
    }

    /** The event's data; the whole message where it is no event, or only its beginning was sent. */
    private static String data(String body) {
        try {
            JsonNode event = ContractJson.mapper().readTree(body);
            return Terminal.json(event.has("data") ? event.path("data") : event);
        } catch (JsonProcessingException exception) {
            return body.isEmpty() ? "The message is empty." : Terminal.safeLines(body);
        }
    }
}
