/** Names and addresses that people give, and the words in which their mistakes are explained. */
@NullMarked
package io.leeway.contracts.text;

import org.jspecify.annotations.NullMarked;
