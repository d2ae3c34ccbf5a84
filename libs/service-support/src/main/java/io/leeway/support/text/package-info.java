/** Text from outside, made safe for where it goes. */
@NullMarked
package io.leeway.support.text;

import org.jspecify.annotations.NullMarked;
