package io.leeway.ingest;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;

/** Lets tests send CSV, NDJSON and YAML as they are written. */
final class PlainText {

    private PlainText() {}

    /** Adds no charset to the content type and encodes nothing. */
    static void send() {
        RestAssured.config = RestAssured.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                        .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                        .encodeContentTypeAs("text/csv", ContentType.TEXT));
    }
}
