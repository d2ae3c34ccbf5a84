/** Past windows judged again under other settings. */
@NullMarked
package io.leeway.client.backtest;

import org.jspecify.annotations.NullMarked;
