/** Past windows judged again under other settings, over HTTP; what is stored stays as it is. */
@NullMarked
package io.leeway.drift.backtest;

import org.jspecify.annotations.NullMarked;
