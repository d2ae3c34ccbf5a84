/** The channel {@code slack}: messages in blocks for an incoming webhook of Slack. */
@NullMarked
package io.leeway.alert.delivery.slack;

import org.jspecify.annotations.NullMarked;
