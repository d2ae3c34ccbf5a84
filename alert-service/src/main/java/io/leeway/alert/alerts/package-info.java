/**
 * Incidents: how they begin, change and end, are told to other services, and are asked for.
 *
 * <p>Which conditions are met is decided in {@code rules}, what that makes of an incident in {@code incidents}, who is
 * subscribed in {@code subscriptions}; whom an incident reaches is handed to {@code delivery} in the transaction that
 * changes it. Nothing here sends anything to a person.
 */
@NullMarked
package io.leeway.alert.alerts;

import org.jspecify.annotations.NullMarked;
