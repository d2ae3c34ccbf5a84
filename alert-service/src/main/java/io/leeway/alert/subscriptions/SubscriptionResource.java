package io.leeway.alert.subscriptions;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Confirmations;
import io.leeway.alert.delivery.DigestFrequency;
import io.leeway.alert.delivery.Recipient;
import io.leeway.alert.delivery.RecipientRepository;
import io.leeway.alert.http.Parameters;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;
import io.leeway.support.roles.Permissions;

/** Subscriptions over HTTP. */
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubscriptionResource {

    private final SubscriptionService subscriptions;
    private final RequestedRecipients recipients;
    private final RecipientRepository states;
    private final Confirmations confirmations;
    private final Permissions permissions;

    SubscriptionResource(
            SubscriptionService subscriptions,
            RequestedRecipients recipients,
            RecipientRepository states,
            Confirmations confirmations,
            Permissions permissions) {
        this.subscriptions = subscriptions;
        this.recipients = recipients;
        this.states = states;
        this.confirmations = confirmations;
        this.permissions = permissions;
    }

    /**
     * What somebody asks for.
     *
     * @param model a model's name; absent for all models
     * @param minimumSeverity warning, the default, or critical
     * @param email where to by mail; short for this address on the channel mail
     * @param channel the name of another channel, with its address
     * @param address where to on that channel, such as a URL
     * @param digest how often it is told of what is unusual but no incident: daily, the default, weekly or off
     * @param secret what the channel needs to know beside the address, such as the key that webhooks are signed with; never
     *     answered
     */
    @Schema(name = "SubscriptionRequest")
    public record Request(
            @Nullable String model,
            @Nullable RiskLevel minimumSeverity,
            @Nullable String email,
            @Nullable String channel,
            @Nullable String address,
            @Nullable DigestFrequency digest,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "Request";
        }
    }

    /**
     * A subscription.
     *
     * @param email where to by mail; absent on other channels
     * @param channel the name of another channel than mail
     * @param address where to on that channel; shortened where who knows it could send there
     * @param digest how often it is told of what is unusual but no incident
     * @param stoppedAt since when nothing is sent there any more; subscribing it again begins anew
     * @param stoppedReason why
     */
    public record Subscription(
            String id,
            @Nullable String model,
            RiskLevel minimumSeverity,
            @Nullable String email,
            @Nullable String channel,
            @Nullable String address,
            DigestFrequency digest,
            Instant createdAt,
            @Nullable Instant stoppedAt,
            @Nullable String stoppedReason) {}

    private record Begun(
            SubscriptionService.Kept kept, Optional<UUID> toAsk, List<RecipientRepository.Stopped> stopped) {}

    private record Page(List<SubscriptionEntity> entities, Map<Recipient, RecipientRepository.Stopped> stopped) {}

    @GET
    @Operation(
            operationId = "listSubscriptions",
            summary = "Subscriptions, oldest first; to all models and single ones, or to one only",
            description = "after is the id of the last subscription of the page before.")
    public List<Subscription> oldest(
            @QueryParam("model") @Nullable String model,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        int most = Parameters.limit(limit);
        UUID cursor = Parameters.cursor("after", after);
        String name = Parameters.model(model);
        Page page = Transactions.run(
                () -> subscriptions.oldest(name, cursor, most).chain(found -> states.stopped(found.stream()
                                .map(SubscriptionEntity::recipient)
                                .toList())
                        .map(stopped -> new Page(
                                found,
                                stopped.stream()
                                        .collect(Collectors.toMap(
                                                RecipientRepository.Stopped::recipient, state -> state))))));
        return page.entities().stream()
                .map(entity -> view(entity, page.stopped().get(entity.recipient())))
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "subscribe",
            summary = "Subscribes an address to the alerts of one model or of all",
            description = "By mail with email, or on another channel with channel, address and what secret the channel"
                    + " needs. 201 and the new subscription, or 200 and the one that asked for the same before;"
                    + " 422 if there is no such channel or it refuses the address. What was stopped begins anew, and the digest is as it asks; a"
                    + " mailbox is asked first where leeway.delivery.mail.confirm says so.")
    @APIResponse(
            responseCode = "201",
            description = "The subscription is new",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Subscription.class)))
    @APIResponse(
            responseCode = "200",
            description = "There is such a subscription already",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Subscription.class)))
    public RestResponse<Subscription> subscribe(@Nullable Request request) {
        SubscriptionEntity wanted = entity(request);
        permissions.mustCover(wanted.model);
        String secret = request == null ? null : request.secret();
        recipients.checkSecret(wanted.recipient(), secret);
        Recipient recipient = wanted.recipient();
        boolean says = request != null && request.digest() != null;
        Begun begun = Transactions.run(() -> subscriptions.keep(wanted, says).chain(kept -> confirmations
                .begin(recipient, secret)
                .chain(toAsk -> states.stopped(List.of(recipient)).map(stopped -> new Begun(kept, toAsk, stopped)))));
        begun.toAsk().ifPresent(key -> confirmations.ask(recipient, key));
        Subscription view =
                view(begun.kept().entity(), begun.stopped().stream().findFirst().orElse(null));
        return begun.kept().isNew()
                ? RestResponse.ResponseBuilder.<Subscription>created(URI.create("/v1/subscriptions/" + view.id()))
                        .entity(view)
                        .build()
                : RestResponse.ok(view);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "endSubscription", summary = "Ends a subscription")
    public void end(@PathParam("id") String id) {
        UUID uuid = Parameters.id("subscription", id);
        if (!Transactions.run(() -> subscriptions.end(uuid))) {
            throw Parameters.unknown("subscription", id);
        }
    }

    private SubscriptionEntity entity(@Nullable Request request) {
        if (request == null) {
            throw ProblemException.badRequest(
                    "missing-body", "Missing body", "Send {\"email\": \"ops@example.com\"}, and model for one model.");
        }
        Recipient recipient = recipients.of(request.email(), request.channel(), request.address());
        RiskLevel severity = request.minimumSeverity() == null ? RiskLevel.WARNING : request.minimumSeverity();
        if (severity != RiskLevel.WARNING && severity != RiskLevel.CRITICAL) {
            throw ProblemException.badRequest(
                    "bad-severity", "Bad severity", "minimumSeverity is warning or critical.");
        }
        SubscriptionEntity entity = new SubscriptionEntity();
        entity.id = UUID.randomUUID();
        entity.model = Parameters.model(request.model());
        entity.minimumSeverity = severity;
        entity.channel = recipient.channel();
        entity.address = recipient.address();
        entity.digest = recipients.digest(recipient, request.digest());
        entity.createdAt = StoredTime.now();
        return entity;
    }

    private Subscription view(SubscriptionEntity entity, RecipientRepository.@Nullable Stopped stopped) {
        boolean mail = entity.channel.equals(Recipient.MAIL);
        return new Subscription(
                entity.id.toString(),
                entity.model,
                entity.minimumSeverity,
                mail ? entity.address : null,
                mail ? null : entity.channel,
                mail ? null : recipients.shown(entity.recipient()),
                entity.digest,
                entity.createdAt,
                stopped == null ? null : stopped.at(),
                stopped == null ? null : stopped.reason());
    }
}
