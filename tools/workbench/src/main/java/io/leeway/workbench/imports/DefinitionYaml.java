package io.leeway.workbench.imports;

import java.io.IOException;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.ModelDefinition;

/** Writes definitions as people read them. */
public final class DefinitionYaml {

    private DefinitionYaml() {}

    /** The definition as YAML, every setting with its value. */
    public static byte[] write(ModelDefinition definition) throws IOException {
        return ContractJson.configure(YAMLMapper.builder(YAMLFactory.builder()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .build()))
                .writeValueAsBytes(definition);
    }
}
