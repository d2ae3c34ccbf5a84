/** Holds what is handed out against the licences that go with Leeway's own. */
@NullMarked
package io.leeway.system.licences;

import org.jspecify.annotations.NullMarked;
