package dev.yourbrief.bill.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an answer that comes in numbered pages says that another follows. */
final class Pager {

  /** Which page it is, and of how many. */
  private record Names(String page, String of) {}

  private static final List<Names> NAMES =
      List.of(
          new Names("page", "total_pages"),
          new Names("metadata.page", "metadata.total_pages"),
          new Names("meta.page", "meta.totalPages"),
          new Names("result_info.page", "result_info.total_pages"));

  private Pager() {}

  /** Whether the fields speak of pages at all. */
  static boolean isPage(Map<String, String> fields) {
    return fields.containsKey("has_more")
        || fields.containsKey("metadata.has_more")
        || fields.containsKey("result_info.total_count")
        || NAMES.stream().anyMatch(names -> fields.containsKey(names.of()));
  }

  static boolean hasMore(Map<String, String> fields) {
    return isTrue(fields, "has_more")
        || isTrue(fields, "metadata.has_more")
        || NAMES.stream().anyMatch(n -> less(number(fields, n.page()), number(fields, n.of())))
        || less(
            product(number(fields, "result_info.page"), number(fields, "result_info.per_page")),
            number(fields, "result_info.total_count"));
  }

  private static boolean isTrue(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").equalsIgnoreCase("true");
  }

  private static Optional<BigDecimal> number(Map<String, String> fields, String name) {
    try {
      return Numbers.parse(fields.getOrDefault(name, ""), name);
    } catch (RowException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> product(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    return a.flatMap(x -> b.map(x::multiply));
  }

  private static boolean less(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    return a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) < 0;
  }
}
