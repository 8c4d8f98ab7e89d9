@NullMarked
package dev.yourbrief.trial.format;

import org.jspecify.annotations.NullMarked;
