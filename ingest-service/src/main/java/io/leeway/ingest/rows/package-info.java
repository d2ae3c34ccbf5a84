/** Reading rows that clients send, and cutting them into columnar blocks. */
@NullMarked
package io.leeway.ingest.rows;

import org.jspecify.annotations.NullMarked;
