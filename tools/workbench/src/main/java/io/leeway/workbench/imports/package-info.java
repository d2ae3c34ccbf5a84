/** Taking over the configuration of the tool that came before. */
@NullMarked
package io.leeway.workbench.imports;

import org.jspecify.annotations.NullMarked;
