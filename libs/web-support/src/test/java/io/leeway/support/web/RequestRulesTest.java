package io.leeway.support.web;

import java.util.Objects;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"/a%00b", "/?model=%00", "/a%zz", "/a%", "/a%4", "/a\u0001", "/?q={}|^", "//"})
    void shouldRefuseAnAddressThatNothingCanHave(String uri) {
        assertThat(Objects.requireNonNull(AddressRules.refusal(uri)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/models/a%20b?name=%0a%C3%BC", "/?q=%7B~!$&'()*+,;=:@/?"})
    void shouldReadOtherAddresses(String uri) {
        assertThat(AddressRules.refusal(uri)).isNull();
    }

    @Test
    void shouldRefuseALongAddressAndLongHeaders() {
        // Given
        SizeRules rules = new SizeRules(10, 20);
        MultiMap none = MultiMap.caseInsensitiveMultiMap();
        MultiMap longest =
                MultiMap.caseInsensitiveMultiMap().add("a", "b".repeat(5)).add("c", "d".repeat(5));
        MultiMap longer = MultiMap.caseInsensitiveMultiMap().addAll(longest).add("e", "");
        // Then
        assertThat(rules.refusal("/23456789a", longest)).isNull();
        assertThat(Objects.requireNonNull(rules.refusal("/23456789ab", none)).status())
                .isEqualTo(414);
        assertThat(Objects.requireNonNull(rules.refusal("/", longer)).status()).isEqualTo(431);
    }

    @Test
    void shouldAskForTheMediaTypeOfABody() {
        // Given
        MultiMap sized = MultiMap.caseInsensitiveMultiMap().add("Content-Length", "2");
        MultiMap chunked = MultiMap.caseInsensitiveMultiMap().add("Transfer-Encoding", "chunked");
        MultiMap none = MultiMap.caseInsensitiveMultiMap();
        MultiMap empty = MultiMap.caseInsensitiveMultiMap().add("Content-Length", "0");
        MultiMap named =
                MultiMap.caseInsensitiveMultiMap().add("Content-Length", "2").add("Content-Type", "application/json");
        // Then
        assertThat(refused(HttpMethod.POST, HttpVersion.HTTP_1_1, sized)).isTrue();
        assertThat(refused(HttpMethod.PUT, HttpVersion.HTTP_1_1, chunked)).isTrue();
        assertThat(refused(HttpMethod.POST, HttpVersion.HTTP_2, none)).isTrue();
        assertThat(refused(HttpMethod.POST, HttpVersion.HTTP_1_1, none)).isFalse();
        assertThat(refused(HttpMethod.POST, HttpVersion.HTTP_2, empty)).isFalse();
        assertThat(refused(HttpMethod.DELETE, HttpVersion.HTTP_2, none)).isFalse();
        assertThat(refused(HttpMethod.POST, HttpVersion.HTTP_1_1, named)).isFalse();
        assertThat(refused(HttpMethod.GET, HttpVersion.HTTP_1_1, sized)).isFalse();
    }

    private static boolean refused(HttpMethod method, HttpVersion version, MultiMap headers) {
        return BodyRules.refusal(method, version, headers) != null;
    }
}
