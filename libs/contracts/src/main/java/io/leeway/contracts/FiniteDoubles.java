package io.leeway.contracts;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;

/** Writes a number that JSON has not as null, which is how every contract says that a value is undefined. */
final class FiniteDoubles extends JsonSerializer<Double> {

    @Override
    public void serialize(Double value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        if (Double.isFinite(value)) {
            generator.writeNumber(value.doubleValue());
        } else {
            generator.writeNull();
        }
    }
}
