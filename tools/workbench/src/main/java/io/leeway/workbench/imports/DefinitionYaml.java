package io.leeway.workbench.imports;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.TrainedRange;

/** Writes definitions as people read them. */
public final class DefinitionYaml {

    private static final ObjectMapper MAPPER = ContractJson.configure(YAMLMapper.builder(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build()));

    private DefinitionYaml() {}

    /** The definition as YAML, every setting with its value. */
    public static byte[] write(ModelDefinition definition) throws IOException {
        return MAPPER.writeValueAsBytes(definition);
    }

    /** A definition's key {@code ranges} alone. */
    public static byte[] ranges(Map<String, TrainedRange> ranges) throws IOException {
        return MAPPER.writeValueAsBytes(Map.of("ranges", ranges));
    }
}
