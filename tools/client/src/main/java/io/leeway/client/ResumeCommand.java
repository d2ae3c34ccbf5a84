package io.leeway.client;

import picocli.CommandLine.Command;

/** Takes data of a retired model again. */
@Command(name = "resume", description = "Takes data of a retired model again.")
public final class ResumeCommand extends ModelCommand {

    @Override
    String answer(IngestClient ingest, String model) {
        ingest.resume(model);
        return Terminal.safe(model) + " takes data again";
    }
}
