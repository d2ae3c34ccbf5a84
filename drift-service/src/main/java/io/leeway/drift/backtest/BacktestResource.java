package io.leeway.drift.backtest;

import java.io.InputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

import io.leeway.contracts.backtest.BacktestReport;
import io.leeway.contracts.backtest.BacktestRequest;
import io.leeway.support.problem.DoorConfig;
import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.SmallBody;

/** Judges past windows of a model again over HTTP. */
@Path("/v1/models/{model}/backtests")
@Produces(MediaType.APPLICATION_JSON)
class BacktestResource {

    private final BacktestService backtests;
    private final DoorConfig limits;

    BacktestResource(BacktestService backtests, DoorConfig limits) {
        this.backtests = backtests;
        this.limits = limits;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "backtest",
            summary = "Judges past windows of a model again, under other settings or with drift put in; stores nothing")
    public BacktestReport backtest(
            @PathParam("model") String model,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = BacktestRequest.class)))
                    InputStream body)
            throws JsonProcessingException {
        return backtests.answer(Parameters.name("model", model), SmallBody.read(body, limits));
    }
}
