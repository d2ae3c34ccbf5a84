package io.leeway.performance;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.FakeIngestResource;
import io.leeway.support.test.access.KeysResource;
import io.leeway.support.test.access.RoleTable;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
@WithTestResource(KeysResource.class)
class RolesComponentTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void shouldLetInWhomTheTableLetsIn() {
        assertThat(new RoleTable("performance-service", port).faults()).isEmpty();
    }
}
