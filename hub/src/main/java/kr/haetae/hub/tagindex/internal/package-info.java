/**
 * How an epoch's tags are keyed, staged, packed into buckets and found again.
 */
@NullMarked
package kr.haetae.hub.tagindex.internal;

import org.jspecify.annotations.NullMarked;
