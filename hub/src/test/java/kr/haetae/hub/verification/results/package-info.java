@NullMarked
package kr.haetae.hub.verification.results;

import org.jspecify.annotations.NullMarked;
