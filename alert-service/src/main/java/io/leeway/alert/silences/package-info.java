/** What nobody wants to hear of for a time. */
@NullMarked
package io.leeway.alert.silences;

import org.jspecify.annotations.NullMarked;
