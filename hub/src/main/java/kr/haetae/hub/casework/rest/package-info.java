/** Cases, legal bases and exchanges over REST. */
@NullMarked
package kr.haetae.hub.casework.rest;

import org.jspecify.annotations.NullMarked;
