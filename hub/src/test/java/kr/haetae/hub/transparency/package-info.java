/** The log as witnesses and auditors meet it. */
@NullMarked
package kr.haetae.hub.transparency;

import org.jspecify.annotations.NullMarked;
