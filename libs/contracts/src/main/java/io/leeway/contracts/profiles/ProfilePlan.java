package io.leeway.contracts.profiles;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;

/**
 * All that a program needs to profile rows of a model as the services do. It holds until the reference or the model's columns
 * are others.
 *
 * @param format the version of the form in which profiles are sent
 * @param definition the model's definition
 * @param version of the definition
 * @param reference the id of the reference
 * @param joint how rows are coded; absent where it is not known what the reference's features do together
 * @param jointUnknown why it is not known; absent where it is
 */
public record ProfilePlan(
        int format,
        ModelDefinition definition,
        int version,
        String reference,
        @Nullable JointPlan joint,
        @Nullable String jointUnknown) {}
