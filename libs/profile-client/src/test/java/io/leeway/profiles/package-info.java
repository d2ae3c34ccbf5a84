@NullMarked
package io.leeway.profiles;

import org.jspecify.annotations.NullMarked;
