package io.leeway.client.models;

import picocli.CommandLine.Command;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.IngestClient;

/** Takes data of a retired model again. */
@Command(name = "resume", description = "Takes data of a retired model again.")
public final class ResumeCommand extends ModelCommand {

    @Override
    String answer(IngestClient ingest, String model) {
        ingest.resume(model);
        return Terminal.safe(model) + " takes data again";
    }
}
