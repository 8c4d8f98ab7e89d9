package dev.yourbrief.crossover.capacity;

/**
 * Capacity at one speed.
 *
 * @param tokensPerSecondPerUser the speed every user gets at least
 * @param outputPerGpuSecond output tokens a second and GPU, the middle
 * @param low nine in ten are above
 * @param high nine in ten are below
 * @param gpusPerReplica GPUs of the best replica
 * @param requests requests at once in a replica
 * @param ttftSeconds mean seconds until the first token
 */
public record SpeedPoint(
    double tokensPerSecondPerUser,
    double outputPerGpuSecond,
    double low,
    double high,
    int gpusPerReplica,
    double requests,
    double ttftSeconds) {}
