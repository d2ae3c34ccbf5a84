/** The channel {@code teams}: adaptive cards for a workflow's webhook of Microsoft Teams. */
@NullMarked
package io.leeway.alert.delivery.teams;

import org.jspecify.annotations.NullMarked;
