package io.leeway.dashboard.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class PageFilesComponentTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/static/bundle/[^\"]+\\.js)\"");

    @Test
    void shouldSendBundlesCompressedAndForGoodAndThePageAnew() {
        // Given
        Response page = given().get("/").then().statusCode(200).extract().response();
        Matcher script = SCRIPT.matcher(page.body().asString());
        assertThat(script.find()).isTrue();

        // When
        Response bundle = given().header("Accept-Encoding", "gzip").get(script.group(1));

        // Then
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(bundle.headers().getValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        assertThat(bundle.header("Content-Encoding")).isEqualTo("gzip");
    }
}
