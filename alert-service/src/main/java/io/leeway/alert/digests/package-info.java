/** What is unusual but no incident: noted with each window, and told from time to time to those who are subscribed. */
@NullMarked
package io.leeway.alert.digests;

import org.jspecify.annotations.NullMarked;
