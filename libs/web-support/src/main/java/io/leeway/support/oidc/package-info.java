/**
 * Callers that an OpenID provider vouches for: signed tokens of programs, and people who log in at the page. Off unless
 * an issuer is configured; keys are known beside it.
 */
@NullMarked
package io.leeway.support.oidc;

import org.jspecify.annotations.NullMarked;
