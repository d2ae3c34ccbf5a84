package io.leeway.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * How contracts are written as JSON: instants as ISO-8601 text, absent values left out, numbers that JSON has not (NaN
 * and infinities) as null, unknown properties ignored when reading, so that a consumer keeps working when a producer learns a new property.
 */
public final class ContractJson {

    /** The deepest nesting that is read. */
    public static final int DEEPEST = 100;

    /** The most characters of a number that is read. */
    public static final int LONGEST_NUMBER = 100;

    private static final ObjectMapper MAPPER = configure(JsonMapper.builder());

    private ContractJson() {}

    /** The shared mapper; it is never reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Applies the contract's rules to any mapper under construction. */
    public static ObjectMapper configure(MapperBuilder<?, ?> builder) {
        ObjectMapper mapper = builder.addModule(new JavaTimeModule())
                .addModule(new SimpleModule().addSerializer(Double.class, new FiniteDoubles()))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        mapper.getFactory().setStreamReadConstraints(constraints(DEEPEST, LONGEST_NUMBER));
        return mapper;
    }

    /** Bounds of what is read: a document nested deeper, or with a longer number, is refused while it is parsed. */
    public static StreamReadConstraints constraints(int deepest, int longestNumber) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(deepest)
                .maxNumberLength(longestNumber)
                .build();
    }
}
