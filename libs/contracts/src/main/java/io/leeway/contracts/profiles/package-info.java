/** What a program needs to know to profile rows by itself. */
@NullMarked
package io.leeway.contracts.profiles;

import org.jspecify.annotations.NullMarked;
