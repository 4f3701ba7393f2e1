/** The police-side server: one package a feature, each feature's root package its API. */
@NullMarked
package kr.haetae.hub;

import org.jspecify.annotations.NullMarked;
