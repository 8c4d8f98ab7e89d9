@NullMarked
package dev.yourbrief.crossover.fleet;

import org.jspecify.annotations.NullMarked;
