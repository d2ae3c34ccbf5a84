package io.leeway.support.api;

import java.math.BigDecimal;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import io.leeway.support.problem.Parameters;

/**
 * Says of every list's parameter {@code limit} which number it may be: it is a text in the code, so that the refusal of
 * any other is ours. How many a list has without it says {@code @DefaultValue} where it is declared; a list that takes
 * another most says that with {@code @Schema}, and is left as it is.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class LimitParameters implements OASFilter {

    private static final String LIMIT = "limit";

    @Override
    public Parameter filterParameter(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (!LIMIT.equals(parameter.getName()) || schema.getMaximum() != null) {
            return parameter;
        }
        if (schema.getDefaultValue() == null) {
            throw new IllegalStateException("A list says with @DefaultValue how many it has without a limit.");
        }
        return OASFactory.createParameter()
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.INTEGER)
                        .defaultValue(new BigDecimal(schema.getDefaultValue().toString()))
                        .maximum(BigDecimal.valueOf(Parameters.MOST_LISTED))
                        .minimum(BigDecimal.ONE))
                .name(LIMIT)
                .in(parameter.getIn());
    }
}
