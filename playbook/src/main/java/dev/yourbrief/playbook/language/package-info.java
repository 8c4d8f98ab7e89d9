/**
 * The playbook language: one small, total expression language for the tests, models and triggers of
 * a playbook. {@link dev.yourbrief.playbook.language.Expression} is the way in; {@link
 * dev.yourbrief.playbook.language.Scope} says which names exist, {@link
 * dev.yourbrief.playbook.language.Type} what they hold, {@link
 * dev.yourbrief.playbook.language.Value} what came out.
 *
 * <p>A text becomes tokens ({@code Lexer}), a tree as written ({@code Parser}, {@code Syntax}), a
 * tree whose types and units are settled ({@code Checker}, {@code Node}), and that is evaluated a
 * column of draws at a time ({@code Evaluation}). Truth has three values throughout.
 *
 * <p>Nothing here knows what a playbook, a bar or a bill is, reads a file or looks at a clock: the
 * current day is a name like any other.
 */
@NullMarked
package dev.yourbrief.playbook.language;

import org.jspecify.annotations.NullMarked;
