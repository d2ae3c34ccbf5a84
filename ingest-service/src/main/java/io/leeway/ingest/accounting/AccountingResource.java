package io.leeway.ingest.accounting;

import java.util.List;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import io.leeway.ingest.models.ModelRepository;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.Parameters;

/** The ledger's sums over HTTP. */
@Path("/v1/accounting")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AccountingResource {

    private static final int LISTED = 100;

    private final AccountRepository accounts;
    private final ModelRepository models;

    AccountingResource(AccountRepository accounts, ModelRepository models) {
        this.accounts = accounts;
        this.models = models;
    }

    /**
     * The sums.
     *
     * @param models per model, by name
     * @param deadLetters dead letters that nobody has dealt with, of all models and none
     * @param outbox events that some service is not done with
     */
    record Accounting(List<ModelAccount> models, long deadLetters, long outbox) {}

    @GET
    @Operation(
            operationId = "showAccounting",
            summary = "What became of everything that was sent, per model, a page of models at a time")
    public Accounting accounting(
            @QueryParam("model") @Nullable String model,
            @QueryParam("limit") @DefaultValue("" + LISTED) String limit,
            @QueryParam("after") @DefaultValue("") String after) {
        int most = Parameters.limit(limit, LISTED);
        String wanted = model == null ? "" : model;
        return Transactions.run(() -> accounts.accounts(wanted, after, most)
                .call(found -> found.isEmpty() && !wanted.isEmpty()
                        ? models.require(wanted, false)
                        : io.smallrye.mutiny.Uni.createFrom().voidItem())
                .chain(found ->
                        accounts.totals().map(totals -> new Accounting(found, totals.deadLetters(), totals.outbox()))));
    }
}
