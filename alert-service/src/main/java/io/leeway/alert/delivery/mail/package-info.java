/**
 * The channel {@code mail}: what a mail says, which addresses there can be, and the conversation with the mail server.
 *
 * <p>Only {@link io.leeway.alert.delivery.Channel} leads here. When and how often something is sent is not decided here.
 */
@NullMarked
package io.leeway.alert.delivery.mail;

import org.jspecify.annotations.NullMarked;
