package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.Memo;
import dev.yourbrief.bill.ModelNames;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.source.Location;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Builds one charge. The one door every text goes through: e-mail and IP addresses do not pass it.
 * What tells charges apart but is not kept (key names, tags) goes in by {@link #dimension}.
 */
final class ChargeBuilder {

  /** As many as a large account has keys, models and kinds in a day: about 30 MB. */
  private static final Memo<UUID> HASHES = new Memo<>(ChargeBuilder::hash, 1 << 16);

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final Location source;
  private final String format;
  private final Times.Moment start;
  private Authority authority = Authority.BILL;
  private Optional<Instant> end = Optional.empty();
  private String provider = "";
  private String modelRaw = "";
  private ChargeCategory category = ChargeCategory.USAGE;
  private Optional<TokenKind> kind = Optional.empty();
  private String tier = Tiers.UNKNOWN;
  private Optional<BigDecimal> tokens = Optional.empty();
  private Optional<Money> billed = Optional.empty();
  private Optional<Money> effective = Optional.empty();
  private Optional<Money> list = Optional.empty();
  private String project = "";
  private String projectId = "";
  private String account = "";
  private String accountId = "";
  private String description = "";
  private Optional<BigDecimal> quantity = Optional.empty();
  private String unit = "";
  private boolean ungrouped;
  private Optional<Stated> stated = Optional.empty();
  private final List<String> dimensions = new ArrayList<>();

  ChargeBuilder(Location source, String format, Times.Moment start) {
    this.source = source;
    this.format = format;
    this.start = start;
  }

  ChargeBuilder end(Optional<Instant> moment) {
    if (moment.isPresent() && moment.get().isBefore(start.instant())) {
      throw new RowException("its time ends before it begins", "Correct the two times");
    }
    end = moment;
    return this;
  }

  /** A bill's, unless said otherwise. */
  ChargeBuilder authority(Authority value) {
    authority = value;
    return this;
  }

  /** The day and hour it is counted on, where the export says so beside its times. */
  ChargeBuilder on(LocalDate day, OptionalInt hour) {
    stated = Optional.of(new Stated(day, hour));
    return this;
  }

  private record Stated(LocalDate day, OptionalInt hour) {}

  /** Who sold it, in any spelling. */
  ChargeBuilder provider(String name) {
    provider = Texts.kept(Providers.of(name));
    return this;
  }

  /** Who sold it, by its one name: nothing more is read into it. */
  ChargeBuilder seller(String oneName) {
    provider = Texts.kept(oneName);
    return this;
  }

  ChargeBuilder model(String raw) {
    modelRaw = Texts.kept(raw);
    return this;
  }

  ChargeBuilder category(ChargeCategory value) {
    category = value;
    return this;
  }

  ChargeBuilder kind(Optional<TokenKind> value) {
    kind = value;
    return this;
  }

  ChargeBuilder tier(String value) {
    tier = value;
    return this;
  }

  ChargeBuilder tokens(Optional<BigDecimal> value) {
    tokens = value;
    return this;
  }

  ChargeBuilder billed(Optional<Money> value) {
    billed = value;
    return this;
  }

  ChargeBuilder effective(Optional<Money> value) {
    effective = value;
    return this;
  }

  ChargeBuilder list(Optional<Money> value) {
    list = value;
    return this;
  }

  /** The id tells it from others, because names change; either may be blank. */
  ChargeBuilder project(String id, String name) {
    projectId = id(id);
    project = Texts.kept(name.isEmpty() ? id : name);
    return this;
  }

  ChargeBuilder account(String id, String name) {
    accountId = id(id);
    account = Texts.kept(name.isEmpty() ? id : name);
    return this;
  }

  /** An id of which a part may not be kept tells nothing apart any more. */
  private static String id(String id) {
    return Texts.kept(id).equals(id) ? id : "";
  }

  ChargeBuilder description(String value) {
    description = Texts.kept(value);
    return this;
  }

  ChargeBuilder quantity(Optional<BigDecimal> value, String unitName) {
    quantity = value;
    unit = Texts.kept(unitName);
    return this;
  }

  ChargeBuilder ungrouped(boolean value) {
    ungrouped = value;
    return this;
  }

  /** Something else that tells this charge from others; only its hash is kept. */
  ChargeBuilder dimension(String value) {
    dimensions.add(value);
    return this;
  }

  Charge build() {
    LocalDate day = stated.map(Stated::day).orElse(start.day());
    Instant until = end.orElse(start.instant());
    LocalDate lastDay =
        stated.isEmpty() && until.isAfter(start.instant())
            ? until.minusNanos(1).atZone(start.zone()).toLocalDate()
            : day;
    return new Charge(
        source,
        format,
        authority,
        start.instant(),
        until,
        day,
        stated.map(Stated::hour).orElseGet(() -> hour(until)),
        provider,
        ModelNames.normalise(modelRaw),
        modelRaw,
        category,
        kind,
        tier,
        tokens,
        billed,
        effective,
        list,
        project,
        projectId,
        account,
        description,
        quantity,
        unit,
        lastDay,
        identity(day, lastDay),
        ungrouped);
  }

  /** A bare day has no hour, and neither has a line of a day. */
  private OptionalInt hour(Instant until) {
    boolean isShort = Duration.between(start.instant(), until).compareTo(AN_HOUR) <= 0;
    return start.hasTime() && isShort
        ? OptionalInt.of(start.instant().atZone(start.zone()).getHour())
        : OptionalInt.empty();
  }

  /**
   * The hash of everything but the days is remembered, because lines differ mostly in those; the
   * days move it by what no other line's hash is likely to be off by.
   */
  private UUID identity(LocalDate day, LocalDate lastDay) {
    StringBuilder key = new StringBuilder(256);
    add(key, format);
    add(key, provider);
    add(key, ModelNames.normalise(modelRaw).orElse(""));
    add(key, category.key());
    add(key, kind.map(TokenKind::key).orElse(""));
    add(key, tier);
    add(key, billed.or(() -> effective).map(Money::currency).orElse("tokens"));
    add(key, projectId.isEmpty() ? project : projectId);
    add(key, accountId.isEmpty() ? account : accountId);
    add(key, description);
    dimensions.forEach(dimension -> add(key, dimension));
    String all = key.toString();
    // Not even the memory of this program holds on to an address.
    UUID hash = all.indexOf('@') >= 0 ? hash(all) : HASHES.of(all);
    return new UUID(
        hash.getMostSignificantBits() + day.toEpochDay() * 0x9e3779b97f4a7c15L,
        hash.getLeastSignificantBits() + lastDay.toEpochDay() * 0xbf58476d1ce4e5b9L);
  }

  /** The length goes first, so that 'ab','c' and 'a','bc' differ. */
  private static void add(StringBuilder key, String value) {
    key.append(value.length()).append(':').append(value);
  }

  /** 16 bytes that stand for a text. */
  static UUID hash(String text) {
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    return new UUID(hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
