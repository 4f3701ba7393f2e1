/** Cases and legal bases over REST; exchanges have theirs in {@code directory.rest}. */
@NullMarked
package kr.haetae.hub.casework.rest;

import org.jspecify.annotations.NullMarked;
