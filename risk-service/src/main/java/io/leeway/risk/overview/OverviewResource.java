package io.leeway.risk.overview;

import java.util.List;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.Parameters;

/** The list of models as a page shows it: searched, filtered, sorted and paged here. */
@Path("/v1/overview")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OverviewResource {

    private static final int MOST_SKIPPED = 1_000_000;

    private final OverviewService overview;

    OverviewResource(OverviewService overview) {
        this.overview = overview;
    }

    @GET
    @Operation(
            operationId = "showOverview",
            summary =
                    "Models in a line each, the worst first: the last judged window and a newer incomplete one, what moved"
                            + " most, performance against its baseline, the coverage of labels, the last data and the last scores."
                            + " 'q' is a part of the name; 'level', 'among' and 'first' may be repeated: only models of these levels,"
                            + " only models of these names, and names that come before all others")
    public Overview overview(
            @QueryParam("q") @Nullable String text,
            @QueryParam("level") List<String> levels,
            @QueryParam("among") List<String> among,
            @QueryParam("first") List<String> first,
            @Parameter(
                            description =
                                    "worst (the default), name, newest or oldest (by the last data), performance (largest drop"
                                            + " first) or coverage (fewest labels first)")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "0",
                                            maximum = "1000000"))
                    @QueryParam("offset")
                    @DefaultValue("0")
                    String offset,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        return overview.page(
                OverviewQuestion.of(text, levels, among, first, sort),
                offset.equals("0") ? 0 : Parameters.number("offset", offset, MOST_SKIPPED),
                Parameters.number("limit", limit, Parameters.MOST_LISTED));
    }
}
