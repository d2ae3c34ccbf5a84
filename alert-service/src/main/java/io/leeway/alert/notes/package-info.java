/** What people write down about an incident: what they found, what they did. */
@NullMarked
package io.leeway.alert.notes;

import org.jspecify.annotations.NullMarked;
