/**
 * A decision brief as data: {@link dev.yourbrief.playbook.brief.Brief}, its bottom line and its
 * seven sections.
 *
 * <p>Words are {@link dev.yourbrief.playbook.brief.Text}: plain words, which never hold a numeral,
 * and slots that point at figures. How a figure is rounded, set or linked is for {@code publish} to
 * choose; how it was arrived at was settled before it came here. Nothing in this package computes.
 */
@NullMarked
package dev.yourbrief.playbook.brief;

import org.jspecify.annotations.NullMarked;
