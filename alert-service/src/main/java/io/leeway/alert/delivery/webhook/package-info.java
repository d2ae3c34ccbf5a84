/** The channel {@code webhook}: signed messages of the Standard Webhooks specification. */
@NullMarked
package io.leeway.alert.delivery.webhook;

import org.jspecify.annotations.NullMarked;
