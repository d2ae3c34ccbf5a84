package io.leeway.support.web;

import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageRulesTest {

    private static final String HOST = "localhost:8080";

    private final PageRules rules = new PageRules(List.of("https://portal.example.org"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "POST, -, -, true",
                "POST, same-origin, http://localhost:8080, true",
                "POST, none, -, true",
                "POST, cross-site, http://evil.example, false",
                "POST, same-site, http://localhost:3000, false",
                "POST, -, http://localhost:8080, true",
                "POST, -, https://localhost:8080, true",
                "POST, -, http://localhost:3000, false",
                "POST, -, http://evil.example, false",
                "POST, -, null, false",
                "POST, cross-site, https://portal.example.org, true",
                "DELETE, cross-site, -, false",
                "PUT, cross-site, -, false",
                "GET, cross-site, -, false",
                "GET, same-site, -, true",
                "GET, -, -, true"
            })
    void shouldLetOwnPagesAndProgramsPass(
            String method, @Nullable String site, @Nullable String origin, boolean passes) {
        // Given
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (site != null) {
            headers.add("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            headers.add("Origin", origin);
        }
        // When
        WebProblem refusal = rules.refusal(HttpMethod.valueOf(method), headers, HOST);
        // Then
        assertThat(refusal == null).isEqualTo(passes);
    }

    @Test
    void shouldLetALinkBeFollowed() {
        // Given
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Sec-Fetch-Site", "cross-site")
                .add("Sec-Fetch-Mode", "navigate");
        // Then
        assertThat(rules.refusal(HttpMethod.GET, headers, HOST)).isNull();
        assertThat(rules.refusal(HttpMethod.POST, headers, HOST)).isNotNull();
    }

    @Test
    void shouldTakeADefaultPortForNone() {
        // Given: the page came over TLS, which a server before us ended
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Origin", "https://leeway.example.org");
        // Then
        assertThat(rules.refusal(HttpMethod.POST, headers, "leeway.example.org:443"))
                .isNull();
        assertThat(rules.refusal(HttpMethod.POST, headers, "leeway.example.org"))
                .isNull();
    }
}
