package io.leeway.performance.predictions;

import java.util.List;

import com.mongodb.client.MongoClient;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.events.BatchAccepted;

/** Predictions and labels of a test of another package. */
public final class TestPredictions {

    private final MongoClient client;
    private final String database;

    public TestPredictions(MongoClient client, String database) {
        this.client = client;
        this.database = database;
    }

    public PredictionRepository repository() {
        return new PredictionRepository(client, database);
    }

    public LabelJoin join() {
        return new LabelJoin(repository(), new LabelRepository(client, database));
    }

    public void batch(BatchAccepted event, Block rows) {
        List<PredictionBlock> blocks =
                PredictionBlock.ofRows(event.definition(), rows, event.batch().acceptedAt());
        join().batch(event, blocks::forEach);
    }
}
