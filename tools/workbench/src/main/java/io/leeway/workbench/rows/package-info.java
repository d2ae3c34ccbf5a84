/** Files of rows as people have them, read as the services read them, and what their columns hold. */
@NullMarked
package io.leeway.workbench.rows;

import org.jspecify.annotations.NullMarked;
