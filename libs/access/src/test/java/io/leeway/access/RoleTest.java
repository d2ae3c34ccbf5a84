package io.leeway.access;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static io.leeway.access.Role.ADMIN;
import static io.leeway.access.Role.INGEST;
import static io.leeway.access.Role.OPERATOR;
import static io.leeway.access.Role.SERVICE;
import static io.leeway.access.Role.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

class RoleTest {

    @Test
    void shouldIncludeExactlyWhatEachRoleIsSaidToInclude() {
        Map<Role, Set<Role>> said = Map.of(
                VIEWER, EnumSet.of(VIEWER),
                INGEST, EnumSet.of(INGEST),
                OPERATOR, EnumSet.of(OPERATOR, VIEWER),
                ADMIN, EnumSet.of(ADMIN, OPERATOR, VIEWER, INGEST),
                SERVICE, EnumSet.of(SERVICE, VIEWER));

        for (Role role : Role.values()) {
            for (Role other : Role.values()) {
                assertThat(role.includes(other))
                        .as(role + " includes " + other)
                        .isEqualTo(said.get(role).contains(other));
            }
        }
    }
}
