/** The port agents call: mutual TLS 1.3 with pinned certificates, nothing but {@code /agent/**} behind it. */
@NullMarked
package kr.haetae.hub.machineport;

import org.jspecify.annotations.NullMarked;
