package io.leeway.client.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.leeway.client.console.Confirmation;
import io.leeway.client.http.ServiceAddresses;

/** Gives dead letters up for good. */
@Command(name = "drop", description = "Gives dead letters up for good: what they should have done is never done.")
final class DropDeadLettersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "the letters' ids")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() {
        LetterIds.check(command, ids);
        String what = ids.size() == 1 ? "this dead letter" : ids.size() + " dead letters";
        if (!confirmation.isGivenFor("Drop " + what + " for good?")) {
            System.err.println("Nothing was dropped.");
            return 1;
        }
        return LetterIds.each(ids, "dropped", services.ingestClient()::drop);
    }
}
