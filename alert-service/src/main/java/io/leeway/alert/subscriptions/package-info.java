/**
 * Who wants to be told of alerts beside those whom a model's own rules name.
 *
 * <p>Whether a recipient can be reached is for his channel to say; nothing here sends.
 */
@NullMarked
package io.leeway.alert.subscriptions;

import org.jspecify.annotations.NullMarked;
