/** Tests of login, roles and quotas. */
@NullMarked
package kr.haetae.hub.access;

import org.jspecify.annotations.NullMarked;
