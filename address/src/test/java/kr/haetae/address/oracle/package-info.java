/** The reader against two address validators of others, over all the real data and over generated addresses. */
@NullMarked
package kr.haetae.address.oracle;

import org.jspecify.annotations.NullMarked;
