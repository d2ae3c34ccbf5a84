/**
 * A model watched batch after batch in memory, as the services watch it with their databases: what each batch leaves to those
 * after it, and which alarms it raises. Counts of false alarms and of found changes are made with it.
 */
@NullMarked
package io.leeway.evaluation.watch;

import org.jspecify.annotations.NullMarked;
