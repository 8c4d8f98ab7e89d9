/**
 * The arms of a trial: the systems that answer. The cheap ones need no language model: always the
 * same answer, the vote of the nearest training texts, a head trained on frozen embeddings. They
 * are run in every trial where they apply, because an arm that cannot beat them is not worth its
 * price. How answers are graded and compared is not said here.
 */
@NullMarked
package dev.yourbrief.trial.arm;

import org.jspecify.annotations.NullMarked;
