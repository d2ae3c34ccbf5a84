package io.leeway.cli.client;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes data of a retired model again. */
@Command(name = "resume", description = "Takes data of a retired model again.")
public final class ResumeCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Override
    public Integer call() {
        services.ingestClient().resume(model);
        System.out.println(Terminal.safe(model) + " takes data again");
        return 0;
    }
}
