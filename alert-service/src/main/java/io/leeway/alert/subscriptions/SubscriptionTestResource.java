package io.leeway.alert.subscriptions;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.TestMessages;
import io.leeway.alert.http.Parameters;
import io.leeway.support.persistence.Transactions;

/** A message for trying a subscription out, over HTTP. */
@Path("/v1/subscriptions/{id}/test")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubscriptionTestResource {

    private final SubscriptionService subscriptions;
    private final TestMessages messages;

    SubscriptionTestResource(SubscriptionService subscriptions, TestMessages messages) {
        this.subscriptions = subscriptions;
        this.messages = messages;
    }

    @POST
    @Operation(
            operationId = "testSubscription",
            summary = "Sends the subscription's recipient a message that says it is a test, and waits for what becomes"
                    + " of it",
            description =
                    "Tried once, at once, and not listed among the deliveries. 503 if others are being tried out.")
    public TestMessages.Result test(@PathParam("id") String id) {
        SubscriptionEntity entity = Parameters.id(id)
                .<@Nullable SubscriptionEntity>map(uuid -> Transactions.run(() -> subscriptions.find(uuid)))
                .orElseThrow(() -> Parameters.unknown("subscription", id));
        return messages.send(entity.recipient(), entity.model);
    }
}
