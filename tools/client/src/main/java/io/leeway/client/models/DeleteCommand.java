package io.leeway.client.models;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import io.leeway.client.console.Confirmation;
import io.leeway.client.console.Terminal;
import io.leeway.client.http.ServiceAddresses;

/** Deletes a model. */
@Command(
        name = "delete",
        description = {
            "Deletes a model with everything that is stored of it: references, batches, labels, reports, alerts.",
            "To stop taking its data and keep what there is, retire it."
        })
public final class DeleteCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    @Parameters(paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Override
    public Integer call() {
        if (!confirmation.isGivenFor(
                "Delete " + Terminal.safe(model) + " with everything that is stored of it? This cannot be undone.")) {
            System.err.println("Nothing was deleted.");
            return 1;
        }
        services.ingestClient().delete(model);
        System.out.println(Terminal.safe(model) + " deleted; the services forget it within seconds");
        return 0;
    }
}
