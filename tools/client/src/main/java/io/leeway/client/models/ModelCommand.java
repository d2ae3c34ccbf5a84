package io.leeway.client.models;

import java.util.concurrent.Callable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import io.leeway.client.http.IngestClient;
import io.leeway.client.http.ServiceAddresses;

/** A command that asks the ingest service something about one model, and prints the answer. */
abstract class ModelCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Override
    public final Integer call() {
        System.out.println(answer(services.ingestClient(), model));
        return 0;
    }

    /** Does it, and says what is printed. */
    abstract String answer(IngestClient ingest, String model);
}
