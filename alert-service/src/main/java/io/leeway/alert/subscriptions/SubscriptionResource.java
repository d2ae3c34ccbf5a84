package io.leeway.alert.subscriptions;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.text.Names;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.ProblemException;

/** Subscriptions over HTTP. */
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubscriptionResource {

    private final SubscriptionRepository subscriptions;

    SubscriptionResource(SubscriptionRepository subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * What somebody asks for.
     *
     * @param model a model's name; absent for all models
     * @param minimumSeverity warning, the default, or critical
     * @param email where to
     */
    public record Request(
            @Nullable String model,
            @Nullable RiskLevel minimumSeverity,
            @Nullable String email) {}

    /** A subscription. */
    public record Subscription(
            String id, @Nullable String model, RiskLevel minimumSeverity, String email, Instant createdAt) {}

    @GET
    @Operation(summary = "All subscriptions")
    public List<Subscription> all() {
        return Transactions.run(subscriptions::oldestFirst).stream()
                .map(SubscriptionResource::view)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Subscribes an address to the alerts of one model or of all")
    public RestResponse<Subscription> subscribe(@Nullable Request request) {
        SubscriptionEntity entity = entity(request);
        Transactions.run(() -> subscriptions.persist(entity));
        return RestResponse.ResponseBuilder.<Subscription>created(URI.create("/v1/subscriptions/" + entity.id))
                .entity(view(entity))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Ends a subscription")
    public void end(@PathParam("id") String id) {
        boolean ended;
        try {
            UUID uuid = UUID.fromString(id);
            ended = Transactions.run(() -> subscriptions.deleteById(uuid));
        } catch (IllegalArgumentException exception) {
            ended = false;
        }
        if (!ended) {
            throw ProblemException.of(
                    404,
                    "unknown-subscription",
                    "Unknown subscription",
                    "There is no subscription '" + Names.clean(id, 80) + "'.");
        }
    }

    private static SubscriptionEntity entity(@Nullable Request request) {
        String email = request == null ? null : request.email();
        if (request == null || email == null || !Names.isEmail(email)) {
            throw ProblemException.badRequest(
                    "bad-email",
                    "Bad e-mail address",
                    "email is an address such as ops@example.com, of at most " + Names.LONGEST_EMAIL
                            + " characters and without control characters.");
        }
        Parameters.name("model", request.model());
        RiskLevel severity = request.minimumSeverity() == null ? RiskLevel.WARNING : request.minimumSeverity();
        if (severity != RiskLevel.WARNING && severity != RiskLevel.CRITICAL) {
            throw ProblemException.badRequest(
                    "bad-severity", "Bad severity", "minimumSeverity is warning or critical.");
        }
        SubscriptionEntity entity = new SubscriptionEntity();
        entity.id = UUID.randomUUID();
        entity.model = request.model();
        entity.minimumSeverity = severity;
        entity.email = email;
        entity.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return entity;
    }

    private static Subscription view(SubscriptionEntity entity) {
        return new Subscription(
                entity.id.toString(), entity.model, entity.minimumSeverity, entity.email, entity.createdAt);
    }
}
