package io.leeway.drift.consume;

import com.mongodb.client.MongoClient;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.support.history.ModelTurns;
import io.leeway.support.messaging.Turns;

/** Says where the instances of this service keep how far they are with each model. */
@Dependent
final class Order {

    @Produces
    @Singleton
    Turns turns(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        return new ModelTurns(client.getDatabase(database).getCollection("drift_turns"));
    }
}
