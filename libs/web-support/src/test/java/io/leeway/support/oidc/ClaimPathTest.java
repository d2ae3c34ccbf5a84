package io.leeway.support.oidc;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClaimPathTest {

    private static final JsonObject CLAIMS = new JsonObject()
            .put("roles", new JsonArray().add("one").add(2).add("two"))
            .put("scope", "openid  a,b")
            .put("realm_access", new JsonObject().put("roles", new JsonArray().add("nested")))
            .put("https://example.org/roles", new JsonArray().add("named"));

    @Test
    void shouldFindTextsWhereverTheyStand() {
        assertThat(texts("roles")).containsExactly("one", "two");
        assertThat(texts("scope")).containsExactly("openid", "a", "b");
        assertThat(texts("realm_access/roles")).containsExactly("nested");
        assertThat(texts("\"https://example.org/roles\"")).containsExactly("named");
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        assertThat(texts("realm_access")).isEmpty();
        assertThat(texts("realm_access/other")).isEmpty();
        assertThat(texts("scope/roles")).isEmpty();
        assertThat(ClaimPath.of("roles").text(CLAIMS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/a", "a//b", "\"a", "a\"b\""})
    void shouldRefuseWhatIsNoPath(String text) {
        assertThatThrownBy(() -> ClaimPath.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> texts(String path) {
        return ClaimPath.of(path).texts(CLAIMS);
    }
}
