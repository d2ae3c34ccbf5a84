/**
 * Who may what: roles and the models they are held for, keys and the file that lists them, and the one table that says
 * which role each endpoint of the services asks for. Knows no framework, so that services and the command line read the
 * same file alike.
 */
@NullMarked
package io.leeway.access;

import org.jspecify.annotations.NullMarked;
