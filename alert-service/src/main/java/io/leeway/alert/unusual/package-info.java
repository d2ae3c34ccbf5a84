/** What is unusual in a window but no incident, noted with each assessment. */
@NullMarked
package io.leeway.alert.unusual;

import org.jspecify.annotations.NullMarked;
