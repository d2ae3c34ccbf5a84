package io.leeway.ingest.events;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.blocks.Column;

import static io.restassured.RestAssured.given;

/** What became of a model's events. */
public final class CollectedRows {

    private CollectedRows() {}

    /** The row ids of all batches, of a model whose row ids are in {@code id}. */
    public static List<String> ids(String model) {
        List<String> batches = given().get("/v1/models/" + model + "/batches?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .path("batch");
        List<String> ids = new ArrayList<>();
        for (String batch : batches) {
            byte[] block = given().get("/v1/models/" + model + "/batches/" + batch + "/blocks/0")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            Column.Text column = BlockCodec.decode(block).text("id").orElseThrow();
            IntStream.of(column.codes()).forEach(code -> ids.add(column.dictionary()[code]));
        }
        return ids;
    }
}
