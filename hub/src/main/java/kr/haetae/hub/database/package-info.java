/**
 * Runs the embedded PostgreSQL where none is configured.
 */
@NullMarked
package kr.haetae.hub.database;

import org.jspecify.annotations.NullMarked;
