package io.leeway.profiles;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.leeway.contracts.ContractJson;

/** A service has refused; its problem detail says what is wrong and what to do. */
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "urn:leeway:problem:";

    private final int status;
    private final String type;

    private RefusedException(int status, String type, String detail) {
        super("The service answered " + status + ": " + detail);
        this.status = status;
        this.type = type;
    }

    /** Of a body that is a problem detail, or anything else that came. */
    static RefusedException of(int status, String body) {
        JsonNode problem = read(body);
        return new RefusedException(
                status, problem.path("type").asText(), problem.path("detail").asText(body));
    }

    private static JsonNode read(String body) {
        try {
            return ContractJson.mapper().readTree(body);
        } catch (JsonProcessingException exception) {
            return MissingNode.getInstance();
        }
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether its problem is of a type, such as {@code profile-outdated}. */
    public boolean is(String name) {
        return type.equals(TYPE + name);
    }
}
