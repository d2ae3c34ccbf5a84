package io.leeway.alert.unusual;

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

import io.leeway.alert.delivery.Digest;
import io.leeway.alert.http.Parameters;
import io.leeway.support.persistence.Transactions;

/** What is unusual but no incident, over HTTP. */
@Path("/v1/unusual")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UnusualResource {

    private final UnusualRepository unusual;

    UnusualResource(UnusualRepository unusual) {
        this.unusual = unusual;
    }

    @GET
    @Operation(
            operationId = "listUnusual",
            summary = "Windows in which something is unusual that no incident tells of, the latest seen first; of one"
                    + " model or of all",
            description =
                    "What digests tell. late says that a window met conditions, but was judged after so many later"
                            + " ones that no incident could begin with it.")
    public List<Digest.Window> newest(
            @QueryParam("model") @Nullable String model, @QueryParam("limit") @DefaultValue("100") String limit) {
        int most = Parameters.limit(limit);
        String name = Parameters.model(model);
        return Transactions.run(() -> unusual.newest(name, most));
    }
}
