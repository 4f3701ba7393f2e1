/** Tests of the index on a real PostgreSQL. */
@NullMarked
package kr.haetae.hub.tagindex.internal;

import org.jspecify.annotations.NullMarked;
