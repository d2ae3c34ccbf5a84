package io.leeway.alert.delivery.webhook;

import java.util.Base64;
import java.util.Optional;

/** Which secrets can sign; as the Standard Webhooks specification says of symmetric ones. */
final class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final String FORM =
            "is to be whsec_ and 24 to 64 bytes in Base64, such as echo whsec_$(openssl rand -base64 32) makes";

    private WebhookSecrets() {}

    /** What is wrong with it, in words that do not repeat it. */
    static Optional<String> fault(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.of("the secret " + FORM);
        }
        try {
            int bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
            return bytes >= FEWEST_BYTES && bytes <= MOST_BYTES
                    ? Optional.empty()
                    : Optional.of("the secret has " + bytes + " bytes and " + FORM);
        } catch (IllegalArgumentException exception) {
            return Optional.of("the secret is no Base64 and " + FORM);
        }
    }
}
