@NullMarked
package dev.yourbrief.trial.file;

import org.jspecify.annotations.NullMarked;
