package io.leeway.ingest.rows;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.text.Names;
import io.leeway.evaluation.portable.InvalidProfileException;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.portable.PortableProfileRules;
import io.leeway.evaluation.portable.ProfileOrigin;
import io.leeway.rows.schema.RowSchema;
import io.leeway.rows.schema.Texts;
import io.leeway.support.problem.ProblemException;

/** Reads a body of profiles one by one, and holds each against what rows of the model can be. */
@ApplicationScoped
public class ProfileReader {

    private static final int LONGEST_FAULT = 400;

    private final RowsConfig config;
    private final RowLimits limits;
    private final BodyGate gate;

    ProfileReader(RowsConfig config, RowLimits limits, BodyGate gate) {
        this.config = config;
        this.limits = limits;
        this.gate = gate;
    }

    /** What the profiles have to be of. */
    private record Expected(ProfileOrigin origin, PortableProfileRules rules) {}

    /**
     * Reads all profiles.
     *
     * @param reference the id of the model's reference, by which the profiles have to be made
     * @param body the request's body as it came
     * @param encoding its content encoding, gzip or none
     * @return the profiles as the blocks of rows that nobody here has seen
     * @throws ProblemException when the body is refused as a whole, which it is for one profile that is wrong
     */
    public ReadRows read(
            ModelDefinition definition,
            String reference,
            @Nullable String contentType,
            @Nullable String encoding,
            InputStream body) {
        checkType(contentType);
        RowSchema schema = RowSchema.ofBatch(definition);
        Expected expected = new Expected(
                ProfileOrigin.of(definition, reference),
                new PortableProfileRules(definition, schema.names(), text -> Texts.fault(text, limits.text())));
        MessageDigest digest = RowReader.sha256();
        ProfileParts parts = new ProfileParts(schema.window(), gate.mostBytes());
        try {
            InputStream decoded = new DigestInputStream(BodyInput.open(body, encoding, limits), digest);
            for (int number = 1; ; number++) {
                byte[] frame = next(decoded, number);
                if (frame.length == 0) {
                    break;
                }
                parts.add(checked(frame, number, expected), frame);
            }
        } catch (IOException exception) {
            throw RowReader.unreadable(exception);
        }
        return RowReader.withinShare(
                parts.finish(HexFormat.of().formatHex(digest.digest())), config.maximumRejectedShare());
    }

    private static void checkType(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase(PortableProfileFormat.MEDIA_TYPE)) {
            throw ProblemException.of(
                    415,
                    "unsupported-media-type",
                    "Unsupported content type",
                    "Send profiles as " + PortableProfileFormat.MEDIA_TYPE + "; the content type was '"
                            + Names.clean(type, 80) + "'. Rows go to .../batches.");
        }
    }

    /** The next frame; empty at the end of the body. */
    private static byte[] next(InputStream body, int number) throws IOException {
        byte[] header = body.readNBytes(PortableProfileFormat.HEADER_BYTES);
        if (header.length == 0) {
            return header;
        }
        if (header.length < PortableProfileFormat.HEADER_BYTES) {
            throw invalid(number, "ends early");
        }
        int rest;
        try {
            rest = PortableProfileFormat.contentLength(header) + PortableProfileFormat.CHECKSUM_BYTES;
        } catch (InvalidProfileException exception) {
            throw invalid(number, exception.getMessage());
        }
        byte[] content = body.readNBytes(rest);
        if (content.length < rest) {
            throw invalid(number, "ends early");
        }
        byte[] frame = Arrays.copyOf(header, header.length + rest);
        System.arraycopy(content, 0, frame, header.length, rest);
        return frame;
    }

    private static PortableProfile checked(byte[] frame, int number, Expected expected) {
        try {
            PortableProfile profile = PortableProfileFormat.read(frame);
            ProfileOrigin origin = expected.origin();
            if (!profile.origin().equals(origin)) {
                throw outdated(number, profile.origin(), origin);
            }
            expected.rules().check(profile);
            return profile;
        } catch (InvalidProfileException exception) {
            throw invalid(number, exception.getMessage());
        }
    }

    /** @param fault what is wrong with it, in words that follow its number */
    private static ProblemException invalid(int number, @Nullable String fault) {
        return ProblemException.of(
                400,
                "invalid-profile",
                "Invalid profile",
                "Profile " + number + " of the body " + Names.clean(String.valueOf(fault), LONGEST_FAULT)
                        + ". Nothing was stored; make it anew from its rows and send all again.");
    }

    private static ProblemException outdated(int number, ProfileOrigin found, ProfileOrigin wanted) {
        String what = !found.model().equals(wanted.model())
                ? "is of the model '" + Names.clean(found.model(), Names.LONGEST) + "'"
                : found.columns().equals(wanted.columns())
                        ? "was made by another reference than the model's current one"
                        : "was made by a definition that has other columns or reads them in another way";
        return otherPlan("Profile " + number + " of the body " + what, wanted.model());
    }

    /** The 409 of profiles whose plan does not hold any more. */
    public static ProblemException otherPlan(String what, String model) {
        return ProblemException.of(
                409,
                "profile-outdated",
                "Made by another plan",
                what + ". Nothing was stored; fetch the plan again (GET /v1/models/" + model
                        + "/profile-plan at drift-service) and make the profiles anew.");
    }
}
