@NullMarked
package dev.yourbrief.crossover.casefile;

import org.jspecify.annotations.NullMarked;
