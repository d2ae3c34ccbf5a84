/**
 * Bringing alerts to people: what is to be sent is stored with its alert, sent over a {@link
 * io.leeway.alert.delivery.Channel}, tried again, and shown.
 *
 * <p>Here lives what holds for every channel: {@link io.leeway.alert.delivery.Channel} and what it takes and answers, the
 * stored deliveries and their stages, and who sends them. How one channel speaks to the other side lives in a sub-package
 * of its own, such as {@code mail}; nothing here names one of these, and they name neither each other nor the database.
 */
@NullMarked
package io.leeway.alert.delivery;

import org.jspecify.annotations.NullMarked;
