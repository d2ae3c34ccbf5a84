package io.leeway.cli.client;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes no new data of a model until it is resumed; what is stored stays. */
@Command(name = "retire", description = "Takes no new data of a model until it is resumed; what is stored stays.")
public final class RetireCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Override
    public Integer call() {
        services.ingestClient().retire(model);
        System.out.println(Terminal.safe(model) + " retired; its data is refused until ./leeway resume");
        return 0;
    }
}
