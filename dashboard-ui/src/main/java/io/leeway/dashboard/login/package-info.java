/** Who looks at the page: a key is entered once and kept in an encrypted cookie, which scripts cannot read. */
@NullMarked
package io.leeway.dashboard.login;

import org.jspecify.annotations.NullMarked;
