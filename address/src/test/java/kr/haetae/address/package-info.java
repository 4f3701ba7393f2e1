/** Tests of reading addresses: published vectors, properties against independent libraries, and the shared real data. */
@NullMarked
package kr.haetae.address;

import org.jspecify.annotations.NullMarked;
