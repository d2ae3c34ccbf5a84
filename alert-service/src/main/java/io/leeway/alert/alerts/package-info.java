/**
 * Alerts: how they are raised, change, are told to other services, and are asked for.
 *
 * <p>Which conditions are met is decided in {@code rules}, who is subscribed in {@code subscriptions}; whom an alert
 * reaches is handed to {@code delivery} in the transaction that changes it. Nothing here sends anything to a person.
 */
@NullMarked
package io.leeway.alert.alerts;

import org.jspecify.annotations.NullMarked;
