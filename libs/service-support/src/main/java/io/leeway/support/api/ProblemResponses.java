package io.leeway.support.api;

import java.util.List;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import io.leeway.support.problem.Problem;

/**
 * Says of every operation that what fails is answered as a {@link Problem}. An operation says itself which statuses mean
 * something particular.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {

    private static final String REFUSED = "Refused";
    private static final String FAILED = "Failed";
    private static final String PROBLEM = "Problem";
    private static final String ENTRY = "Entry";

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        responses.getAPIResponses().keySet().stream()
                .filter(code -> code.startsWith("4"))
                .forEach(responses::removeAPIResponse);
        responses.addAPIResponse("4XX", OASFactory.createAPIResponse().ref(REFUSED));
        responses.addAPIResponse("5XX", OASFactory.createAPIResponse().ref(FAILED));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        components.addSchema(PROBLEM, problem());
        components.addSchema(ENTRY, entry());
        components.addResponse(
                REFUSED, response("The request is refused: the type is stable, the detail says what to do."));
        components.addResponse(FAILED, response("The service cannot answer now: send the request again later."));
        api.setComponents(components);
    }

    private static APIResponse response(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A problem detail as RFC 9457 defines it")
                .required(List.of("detail", "status", "title", "type"))
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", number("int32"))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("place", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref(ENTRY)));
    }

    private static Schema entry() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .required(List.of("message"))
                .addProperty("row", number("int64"))
                .addProperty("column", text())
                .addProperty("message", text());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Schema number(String format) {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).format(format);
    }
}
