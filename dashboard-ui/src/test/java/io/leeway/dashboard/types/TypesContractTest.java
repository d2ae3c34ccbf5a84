package io.leeway.dashboard.types;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

import io.leeway.support.test.CheckedIn;

class TypesContractTest {

    /** The services that the dashboard lets the page ask. */
    private static final List<String> SERVICES =
            List.of("alert-service", "drift-service", "ingest-service", "performance-service", "risk-service");

    @Test
    void shouldHaveThePagesTypesAsTheServicesDescribeThem() throws IOException {
        TypeScript types = new TypeScript();
        for (String service : SERVICES) {
            types.add(new YAMLMapper()
                    .readTree(CheckedIn.file("docs/api/" + service + ".yaml").text()));
        }

        CheckedIn.file("dashboard-ui/src/main/resources/web/app/contract.ts")
                .shouldSay("/** Written by ./leeway contracts from docs/api: change the services instead. */\n\n"
                        + types.text());
    }
}
