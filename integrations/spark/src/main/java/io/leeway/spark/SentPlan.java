package io.leeway.spark;

import java.io.IOException;
import java.io.Serializable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.profiles.ProfilePlan;

/**
 * A plan on its way to where the rows are.
 *
 * @param json as JSON, because that is how a plan travels
 */
record SentPlan(String json) implements Serializable {

    static SentPlan of(ProfilePlan plan) throws IOException {
        return new SentPlan(ContractJson.mapper().writeValueAsString(plan));
    }

    ProfilePlan plan() throws IOException {
        return ContractJson.mapper().readValue(json, ProfilePlan.class);
    }
}
