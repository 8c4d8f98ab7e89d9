package dev.yourbrief.gateway.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where calls are written down.
 *
 * @param folder the folder of its segments
 * @param segmentBytes the size at which a segment is closed and packed
 * @param sync how often written rows are forced to the disk, against a loss of power; a killed
 *     process loses nothing either way. Zero: before each answer
 * @param retention how long kept prompts and answers stay; rows hold none and stay
 */
public record LedgerSettings(Path folder, long segmentBytes, Duration sync, Duration retention) {}
