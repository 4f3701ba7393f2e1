/**
 * Which exchange's epoch holds a lookup tag: packed buckets in PostgreSQL.
 */
@NullMarked
package kr.haetae.hub.tagindex;

import org.jspecify.annotations.NullMarked;
