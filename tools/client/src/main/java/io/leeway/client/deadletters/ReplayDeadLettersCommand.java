package io.leeway.client.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.leeway.client.http.IngestClient;
import io.leeway.client.http.ServiceAddresses;

/** Gives dead letters to their queues again. */
@Command(
        name = "replay",
        description = {
            "Gives dead letters to their queues again.",
            "A letter that fails again comes back with its new reason; what was done already is not done twice."
        })
final class ReplayDeadLettersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(arity = "0..*", paramLabel = "ID", description = "the letters' ids")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "every open letter")
    private boolean all;

    @Override
    public Integer call() {
        if (all != ids.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Say which letters to replay: their ids, or --all.");
        }
        IngestClient ingest = services.ingestClient();
        if (all) {
            JsonNode answer = ingest.replayAll();
            System.out.printf("%,d replayed%n", answer.path("replayed").asLong());
            return 0;
        }
        LetterIds.check(command, ids);
        return LetterIds.each(ids, "replayed", ingest::replay);
    }
}
