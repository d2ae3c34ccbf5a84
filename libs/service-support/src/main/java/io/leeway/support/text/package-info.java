/** Text from outside, made safe for the place it goes to, such as a log line. */
@NullMarked
package io.leeway.support.text;

import org.jspecify.annotations.NullMarked;
