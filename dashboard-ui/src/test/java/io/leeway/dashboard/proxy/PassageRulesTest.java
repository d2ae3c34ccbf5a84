package io.leeway.dashboard.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PassageRulesTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/alerts/7f-1/acknowledge, true",
        "POST, /v1/alerts/7f-1/resolve, true",
        "POST, /v1/alerts/7f-1/notes, true",
        "GET, /v1/alerts/7f-1/notes, true",
        "DELETE, /v1/alerts/7f-1/notes, false",
        "POST, /v1/silences, true",
        "DELETE, /v1/silences/7f-1, true",
        "POST, /v1/subscriptions, true",
        "POST, /v1/subscriptions/7f-1/test, true",
        "DELETE, /v1/subscriptions/7f-1, true",
        "GET, /v1/deliveries, true",
        "DELETE, /v1/silences, false",
        "DELETE, /v1/alerts/7f-1, false",
        "PUT, /v1/subscriptions/7f-1, false",
        "POST, /v1/alerts/7f-1/acknowledge/more, false",
        "POST, /v1/deliveries/7f-1/replay, false",
    })
    void shouldPassWhatThePageDoesAboutIncidentsAndNothingElse(String method, String path, boolean passes) {
        assertThat(PassageRules.alerts()
                        .refusal(HttpMethod.valueOf(method), path, MultiMap.caseInsensitiveMultiMap())
                        .isEmpty())
                .isEqualTo(passes);
    }
}
