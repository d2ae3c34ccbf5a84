/**
 * Profiles rows where they are and sends the profiles in their place: a plain library for any program on a Java virtual machine.
 * {@link io.leeway.profiles.RowProfiler} takes rows, {@link io.leeway.profiles.Profiles} merges what several made, {@link
 * io.leeway.profiles.ProfileSender} speaks to the services.
 */
@NullMarked
package io.leeway.profiles;

import org.jspecify.annotations.NullMarked;
