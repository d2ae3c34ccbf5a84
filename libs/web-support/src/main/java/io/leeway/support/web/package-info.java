/** What stands in front of every HTTP door: who may ask under which name, and how a refusal before any resource looks. */
@NullMarked
package io.leeway.support.web;

import org.jspecify.annotations.NullMarked;
