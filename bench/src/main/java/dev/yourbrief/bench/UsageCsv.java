package dev.yourbrief.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/**
 * A usage export of the form of OpenAI's dashboard: 90 days in buckets of a minute, 5 projects with
 * two keys each, 6 models. The same bytes for the same number of rows.
 */
final class UsageCsv {

  private static final long START = 1_782_000_000L / 86_400 * 86_400;
  private static final long MINUTES = 90L * 1_440;
  private static final String[] MODELS = {
    "gpt-5.4-mini",
    "gpt-5.4-nano",
    "gpt-5.6-sol",
    "gpt-5.6-luna",
    "gpt-4.1-mini-2025-04-14",
    "o4-mini"
  };

  private UsageCsv() {}

  static void write(Path file, long rows) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "start_time,end_time,start_time_iso,end_time_iso,project_id,user_id,api_key_id,model,"
              + "batch,service_tier,num_model_requests,input_tokens,input_cached_tokens,"
              + "input_uncached_tokens,output_tokens\n");
      for (long row = 0; row < rows; row++) {
        out.write(line(START + row * MINUTES / rows * 60, random));
      }
    }
  }

  private static String line(long start, SplittableRandom random) {
    int project = random.nextInt(5);
    int input = random.nextInt(200, 8_200);
    int cached = random.nextInt(input);
    return start
        + ","
        + (start + 60)
        + ","
        + iso(start)
        + ","
        + iso(start + 60)
        + ",proj_"
        + project
        + ",,key_"
        + (project * 2 + random.nextInt(2))
        + ","
        + MODELS[random.nextInt(MODELS.length)]
        + ",false,default,"
        + random.nextInt(1, 5)
        + ".0,"
        + input
        + ","
        + cached
        + ","
        + (input - cached)
        + ","
        + random.nextInt(900)
        + "\n";
  }

  private static String iso(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC) + ":00";
  }
}
