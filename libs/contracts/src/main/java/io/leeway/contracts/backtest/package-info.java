/** Past windows judged again: what is asked and what is answered. */
@NullMarked
package io.leeway.contracts.backtest;

import org.jspecify.annotations.NullMarked;
