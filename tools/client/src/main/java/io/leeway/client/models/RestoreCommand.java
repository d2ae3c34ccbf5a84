package io.leeway.client.models;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.ServiceAddresses;

/** Puts an earlier reference back. */
@Command(name = "restore", description = "Makes an earlier reference the one that batches are compared with.")
public final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(index = "0", paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Parameters(index = "1", paramLabel = "REFERENCE", description = "its id; ./leeway references MODEL lists them")
    private String reference = "";

    @Override
    public Integer call() {
        services.ingestClient().restore(model, reference);
        System.out.println("reference " + Terminal.safe(reference) + " is the current one of " + Terminal.safe(model));
        return 0;
    }
}
