/** Threads that work as long as there is work, and end with the hub. */
@NullMarked
package kr.haetae.hub.work;

import org.jspecify.annotations.NullMarked;
