/** What must show nowhere: values that a test hides in what it sends are looked for in all that the suite tells. */
@NullMarked
package io.leeway.system.canary;

import org.jspecify.annotations.NullMarked;
