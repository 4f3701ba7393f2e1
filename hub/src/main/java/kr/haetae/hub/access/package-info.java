/**
 * Who is asking and what they may do: login, roles, limits.
 */
@NullMarked
package kr.haetae.hub.access;

import org.jspecify.annotations.NullMarked;
