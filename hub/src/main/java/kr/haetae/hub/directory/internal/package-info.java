/** Keeps exchanges, agencies and people, and reads member cards from a folder. */
@NullMarked
package kr.haetae.hub.directory.internal;

import org.jspecify.annotations.NullMarked;
