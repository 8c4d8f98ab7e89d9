@NullMarked
package dev.yourbrief.trial.plan;

import org.jspecify.annotations.NullMarked;
