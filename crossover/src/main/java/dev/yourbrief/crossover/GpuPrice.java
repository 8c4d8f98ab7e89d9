package dev.yourbrief.crossover;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an hour of a GPU costs.
 *
 * @param gpu the GPU's id
 * @param tier on what terms: {@code on-demand}, {@code spot}, {@code reserved-1y}, {@code
 *     reserved-3y}, {@code owned-hyperscaler}, {@code owned-neocloud}
 * @param provider who asks it
 * @param usdPerGpuHour USD per GPU-hour
 * @param source who said so
 * @param asOf the day the source was current
 */
public record GpuPrice(
    String gpu,
    String tier,
    String provider,
    BigDecimal usdPerGpuHour,
    String source,
    LocalDate asOf) {}
