/** Passkeys against an authenticator made of software. */
@NullMarked
package kr.haetae.hub.access.passkey;

import org.jspecify.annotations.NullMarked;
