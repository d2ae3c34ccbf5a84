package io.leeway.performance.baselines;

import com.mongodb.client.MongoClient;

/** Baselines of a test of another package; what is stored is read, and nothing is fetched. */
public final class TestBaselines {

    private TestBaselines() {}

    @SuppressWarnings("NullAway") // Nothing is fetched.
    public static BaselineService of(MongoClient client, String database) {
        return new BaselineService(null, client, database);
    }
}
