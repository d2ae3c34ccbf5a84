package io.leeway.client.rows;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.leeway.client.http.DataFile;
import io.leeway.client.http.ServiceAddresses;

/** Sends reference data, or makes windows that were judged part of it. */
@Command(
        name = "reference",
        description = {
            "Sends the reference data that a model's batches are compared with.",
            "With --adopt instead of a file, windows that were judged become part of the reference: what they are like is",
            "usual from then on. With --adoptions, lists what was adopted, by whom and why."
        })
public final class ReferenceCommand implements Callable<Integer> {

    private static final String BETWEEN = "..";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(index = "0", paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "rows: " + DataFile.ENDINGS)
    private @Nullable Path file;

    @Option(
            names = "--adopt",
            paramLabel = "FROM..TO",
            description =
                    "adopt the windows of these days, both included, as 2024-05-06..2024-06-02; or of times with an offset")
    private @Nullable String adopt;

    @Option(names = "--by", paramLabel = "NAME", description = "who accepts them (default: the user's name)")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--note", paramLabel = "TEXT", description = "why they are usual")
    private @Nullable String note;

    @Option(names = "--adoptions", description = "list what was adopted")
    private boolean adoptions;

    @Override
    public Integer call() {
        int wanted = (file == null ? 0 : 1) + (adopt == null ? 0 : 1) + (adoptions ? 1 : 0);
        if (wanted != 1) {
            throw new ParameterException(
                    command.commandLine(), "Name a FILE of reference data, or --adopt FROM..TO, or --adoptions.");
        }
        if (file != null) {
            JsonNode answer = services.ingestClient().reference(model, DataFile.of(file));
            Answers.print("reference " + answer.path("reference").asText(), answer);
        } else if (adopt != null) {
            System.out.println(AdoptionText.of(adopted(adopt)));
        } else {
            System.out.println(AdoptionText.table(services.driftClient().adoptions(model)));
        }
        return 0;
    }

    private JsonNode adopted(String range) {
        int between = range.indexOf(BETWEEN);
        if (between < 0) {
            throw new ParameterException(
                    command.commandLine(), "--adopt takes two days with two dots between, as 2024-05-06..2024-06-02.");
        }
        return services.driftClient()
                .adopt(model, range.substring(0, between), range.substring(between + BETWEEN.length()), by, note);
    }
}
