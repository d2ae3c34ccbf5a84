package io.leeway.drift.adopt;

import java.util.List;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import io.leeway.drift.Adoption;
import io.leeway.support.problem.Parameters;
import io.leeway.support.roles.CurrentCaller;

/** Makes windows part of the reference that a model's batches are compared with. */
@Path("/v1/models/{model}/reference/adoptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AdoptionResource {

    private final AdoptionService adoptions;
    private final CurrentCaller caller;

    AdoptionResource(AdoptionService adoptions, CurrentCaller caller) {
        this.adoptions = adoptions;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "adoptWindows",
            summary = "Makes the judged windows of a time part of the reference; the same windows again change nothing")
    public Adoption adopt(@PathParam("model") String model, @Nullable AdoptionRequest request) {
        AdoptionRequest asked = request == null ? new AdoptionRequest(null, null, null, null) : request;
        return adoptions.adopt(
                Parameters.name("model", model),
                new AdoptionRequest(asked.from(), asked.to(), caller.nameOr(asked.by()), asked.note()));
    }

    @GET
    @Operation(
            operationId = "listAdoptions",
            summary =
                    "Which windows were made part of the present reference, by whom and why; the first adoption first")
    public List<Adoption> list(@PathParam("model") String model) {
        return adoptions.list(Parameters.name("model", model));
    }
}
