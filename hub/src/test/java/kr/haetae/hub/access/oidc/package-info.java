/** Login at a real provider of OpenID Connect, run in this JVM. */
@NullMarked
package kr.haetae.hub.access.oidc;

import org.jspecify.annotations.NullMarked;
