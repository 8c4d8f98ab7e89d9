@NullMarked
package dev.yourbrief.trial.data;

import org.jspecify.annotations.NullMarked;
