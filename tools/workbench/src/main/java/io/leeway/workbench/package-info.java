/** Commands that work on files, without any server. */
@NullMarked
package io.leeway.workbench;

import org.jspecify.annotations.NullMarked;
