@NullMarked
package dev.yourbrief.crossover.capacity;

import org.jspecify.annotations.NullMarked;
