/**
 * Where agents publish epochs, on the machine port.
 */
@NullMarked
package kr.haetae.hub.tagindex.rest;

import org.jspecify.annotations.NullMarked;
