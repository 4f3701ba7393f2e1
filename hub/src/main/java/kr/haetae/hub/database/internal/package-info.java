/** Binaries, processes and files of the embedded PostgreSQL. */
@NullMarked
package kr.haetae.hub.database.internal;

import org.jspecify.annotations.NullMarked;
