package io.leeway.evaluation.portable;

import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.ModelDefinition;

/**
 * What a profile was made by: profiles of one origin can be merged.
 *
 * @param model the model
 * @param columns the key of what rows of the model are, as {@link DefinitionKey#ofRows} gives it
 * @param reference the id of the reference that set the codes of the rows
 */
public record ProfileOrigin(String model, String columns, String reference) {

    /** Of rows of a model as it is registered. */
    public static ProfileOrigin of(ModelDefinition definition, String reference) {
        return new ProfileOrigin(definition.model(), DefinitionKey.ofRows(definition), reference);
    }
}
