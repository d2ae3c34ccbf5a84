/** Commands about messages that no service could work off. */
@NullMarked
package io.leeway.client.deadletters;

import org.jspecify.annotations.NullMarked;
