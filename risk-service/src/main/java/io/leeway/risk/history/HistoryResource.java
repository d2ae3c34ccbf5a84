package io.leeway.risk.history;

import java.util.List;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.ProblemException;

/** The read API. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HistoryResource {

    private final HistoryService history;
    private final WindowHistory windows;

    HistoryResource(HistoryService history, WindowHistory windows) {
        this.history = history;
        this.windows = windows;
    }

    @GET
    @Operation(
            operationId = "listModels",
            summary = "Models by name, each with its last batch; 'after' takes the last name of a page to page on")
    public List<Views.ModelLine> models(
            @QueryParam("limit") @DefaultValue("200") String limit, @QueryParam("after") @Nullable String after) {
        return history.models(Parameters.optionalName("after", after), limit(limit));
    }

    @GET
    @Path("/{model}")
    @Operation(operationId = "showModel", summary = "A model's definition and last batch")
    public Views.ModelView model(@PathParam("model") String model) {
        return history.model(Parameters.name("model", model));
    }

    @GET
    @Path("/{model}/reports")
    @Operation(
            operationId = "listReports",
            summary = "A model's batches, newest first; 'before' takes a sequence number to page on")
    public Views.BatchPage batches(
            @PathParam("model") String model,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @QueryParam("before")
                    @Nullable
                    String before) {
        return history.batches(Parameters.name("model", model), limit(limit), before == null ? null : sequence(before));
    }

    @GET
    @Path("/{model}/reports/{batch}")
    @Operation(operationId = "showReport", summary = "Everything about a batch: assessment, drift and performance")
    public Views.BatchView batch(@PathParam("model") String model, @PathParam("batch") String batch) {
        return history.batch(Parameters.name("model", model), Parameters.name("batch", batch));
    }

    @GET
    @Path("/{model}/windows")
    @Operation(
            operationId = "listWindows",
            summary =
                    "A model's batches over time, oldest first, each with the parts of its risk and the coverage of its labels, and"
                            + " from which on they are compared with another reference or judged by another definition; 'from', 'to'"
                            + " and 'points' as of a series")
    public Views.WindowsView windows(@PathParam("model") String model, @BeanParam StretchParameters stretch) {
        return windows.windows(Parameters.name("model", model), stretch.stretch());
    }

    @GET
    @Path("/{model}/series")
    @Operation(
            operationId = "showSeries",
            summary =
                    "A metric over time: risk, risk-statistical, risk-quality, risk-prediction, risk-performance, risk-range,"
                            + " drift-share, quality-findings, label-coverage or a performance metric; with a feature, one of its"
                            + " statistics. 'from' and 'to' are moments; of more windows than 'points' the lowest, highest and last of"
                            + " each stretch of time are shown")
    public Views.Series series(
            @PathParam("model") String model,
            @QueryParam("metric") @DefaultValue("risk") String metric,
            @QueryParam("feature") @Nullable String feature,
            @BeanParam StretchParameters stretch) {
        return history.series(
                Parameters.name("model", model),
                Parameters.name("metric", metric),
                Parameters.optionalColumn("feature", feature),
                stretch.stretch());
    }

    @GET
    @Path("/{model}/features/{feature}")
    @Operation(
            operationId = "showFeature",
            summary =
                    "A feature in the latest batch, and its statistics over time; 'from', 'to' and 'points' as of a series")
    public Views.FeatureView feature(
            @PathParam("model") String model,
            @PathParam("feature") String feature,
            @BeanParam StretchParameters stretch) {
        return history.feature(Parameters.name("model", model), Parameters.name("feature", feature), stretch.stretch());
    }

    private static int limit(String text) {
        return Parameters.number("limit", text, Parameters.MOST_LISTED);
    }

    private static long sequence(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw ProblemException.badRequest(
                    "bad-sequence", "Bad sequence", "before is the sequence number of a batch.");
        }
        return Long.parseLong(text);
    }
}
