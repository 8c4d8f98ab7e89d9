/**
 * The finished product, seen from outside: the command makes a brief in a process of its own, and a
 * real browser opens it. What a page holds is tested in {@code publish}; what a reader meets is
 * tested here: widths, colours, links, requests, scripts. Skipped where there is no Chromium.
 */
@NullMarked
package dev.yourbrief.acceptance;

import org.jspecify.annotations.NullMarked;
