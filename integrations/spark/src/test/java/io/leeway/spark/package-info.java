@NullMarked
package io.leeway.spark;

import org.jspecify.annotations.NullMarked;
