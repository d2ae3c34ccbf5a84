/** Tells, from time to time, those who are subscribed of what is unusual but no incident. */
@NullMarked
package io.leeway.alert.digests;

import org.jspecify.annotations.NullMarked;
