/** Login with an OpenID Connect provider: any one, named by settings; off unless they are there. */
@NullMarked
package kr.haetae.hub.access.oidc;

import org.jspecify.annotations.NullMarked;
