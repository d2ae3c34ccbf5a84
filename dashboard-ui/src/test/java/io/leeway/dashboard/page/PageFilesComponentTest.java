package io.leeway.dashboard.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class PageFilesComponentTest {

    private static final long MOST_BYTES = 250_000;
    private static final Pattern BUNDLE = Pattern.compile("(?:src|href)=\"(/static/bundle/[^\"]+\\.(?:js|css))\"");
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

    @Test
    void shouldSendLittleAndAllowNothingInline() throws IOException, InterruptedException {
        // Given
        Response page = given().get("/").then().statusCode(200).extract().response();
        Matcher file = BUNDLE.matcher(page.body().asString());

        // When
        long bytes = 0;
        int files = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (; file.find(); files++) {
                HttpRequest asked = HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + file.group(1)))
                        .header("Accept-Encoding", "gzip")
                        .build();
                bytes += client.send(asked, HttpResponse.BodyHandlers.ofByteArray())
                        .body()
                        .length;
            }
        }

        // Then
        assertThat(files).isEqualTo(2);
        assertThat(bytes).isBetween(10_000L, MOST_BYTES);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
    }
}
