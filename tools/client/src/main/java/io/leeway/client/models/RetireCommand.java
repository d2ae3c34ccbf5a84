package io.leeway.client.models;

import picocli.CommandLine.Command;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.IngestClient;

/** Takes no new data of a model until it is resumed; what is stored stays. */
@Command(name = "retire", description = "Takes no new data of a model until it is resumed; what is stored stays.")
public final class RetireCommand extends ModelCommand {

    @Override
    String answer(IngestClient ingest, String model) {
        ingest.retire(model);
        return Terminal.safe(model) + " retired; its data is refused until ./leeway resume " + Terminal.safe(model);
    }
}
