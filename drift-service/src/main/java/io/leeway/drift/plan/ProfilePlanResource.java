package io.leeway.drift.plan;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.drift.load.ProfileService;
import io.leeway.drift.models.RegisteredModel;
import io.leeway.drift.models.RegisteredModels;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.portable.JointPlans;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.ProblemException;

/** Says over HTTP how rows of a model are profiled. */
@Path("/v1/models/{model}/profile-plan")
@Produces(MediaType.APPLICATION_JSON)
class ProfilePlanResource {

    private final RegisteredModels models;
    private final ProfileService profiles;

    ProfilePlanResource(RegisteredModels models, ProfileService profiles) {
        this.models = models;
        this.profiles = profiles;
    }

    /**
     * What a program needs to profile rows of a model.
     *
     * @throws ProblemException 404 for an unknown model, 409 if it has no reference or none that is profiled
     */
    @GET
    @Blocking
    @Operation(
            operationId = "showProfilePlan",
            summary =
                    "All that a program needs to profile rows of a model by itself, for POST .../profiles at ingest-service")
    public ProfilePlan plan(@PathParam("model") String model) {
        RegisteredModel registered = models.of(Parameters.name("model", model));
        String reference = registered.reference();
        if (reference == null) {
            throw RegisteredModels.noReference(model);
        }
        JointProfile joint = profiles.stored(registered.definition(), reference)
                .orElseThrow(() -> RegisteredModels.unprofiled(model))
                .profile()
                .joint();
        return new ProfilePlan(
                PortableProfileFormat.VERSION,
                registered.definition(),
                registered.version(),
                reference,
                JointPlans.of(joint),
                joint instanceof JointProfile.Unknown(String reason) ? reason : null);
    }
}
