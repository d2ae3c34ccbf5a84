package io.leeway.risk.history;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that ask for a stretch of a history, as they are sent. */
record StretchParameters(
        @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time")) @QueryParam("from") @Nullable
        String from,

        @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time")) @QueryParam("to") @Nullable
        String to,

        @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", minimum = "3", maximum = "2000"))
        @QueryParam("points")
        @DefaultValue("500")
        String points) {

    /** The stretch, as {@link Stretch#of} has it. */
    Stretch stretch() {
        return Stretch.of(from, to, points);
    }
}
