/** Tests of the whole, with the built programs as real processes. */
package kr.haetae.systemtests;
