/** Tests of the crossover room, and the program that derives its throughput catalogue. */
@NullMarked
package dev.yourbrief.crossover;

import org.jspecify.annotations.NullMarked;
