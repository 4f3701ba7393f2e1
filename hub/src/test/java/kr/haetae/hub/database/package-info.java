/** Tests of the embedded PostgreSQL. */
@NullMarked
package kr.haetae.hub.database;

import org.jspecify.annotations.NullMarked;
