package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.ModelNames;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.source.Location;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Builds one charge. The one door every text goes through: e-mail and IP addresses do not pass it.
 * What tells charges apart but is not kept (key names, tags) goes in by {@link #dimension}.
 */
final class ChargeBuilder {

  private final Location source;
  private final String format;
  private final Times.Moment start;
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
  private String account = "";
  private String description = "";
  private Optional<BigDecimal> quantity = Optional.empty();
  private String unit = "";
  private boolean ungrouped;
  private final List<String> dimensions = new ArrayList<>();

  ChargeBuilder(Location source, String format, Times.Moment start) {
    this.source = source;
    this.format = format;
    this.start = start;
  }

  ChargeBuilder end(Optional<Instant> moment) {
    if (moment.isPresent() && moment.get().isBefore(start.instant())) {
      throw new RowException("it ends before it starts", "Correct the two times");
    }
    end = moment;
    return this;
  }

  ChargeBuilder provider(String name) {
    provider = Texts.kept(name);
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

  ChargeBuilder project(String value) {
    project = Texts.kept(value);
    return this;
  }

  ChargeBuilder account(String value) {
    account = Texts.kept(value);
    return this;
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
    LocalDate day = start.day();
    Instant until = end.orElse(start.instant());
    LocalDate lastDay =
        until.isAfter(start.instant())
            ? until.minusNanos(1).atZone(start.zone()).toLocalDate()
            : day;
    return new Charge(
        source,
        format,
        start.instant(),
        until,
        day,
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
        account,
        description,
        quantity,
        unit,
        lastDay,
        identity(until),
        ungrouped);
  }

  private UUID identity(Instant until) {
    MessageDigest sha = sha256();
    add(sha, format);
    add(sha, start.instant());
    add(sha, until);
    add(sha, provider);
    add(sha, ModelNames.normalise(modelRaw).orElse(""));
    add(sha, category.key());
    add(sha, kind.map(TokenKind::key).orElse(""));
    add(sha, tier);
    add(sha, billed.or(() -> effective).map(Money::currency).orElse("tokens"));
    add(sha, project);
    add(sha, account);
    add(sha, description);
    dimensions.forEach(dimension -> add(sha, dimension));
    ByteBuffer hash = ByteBuffer.wrap(sha.digest());
    return new UUID(hash.getLong(), hash.getLong());
  }

  private static void add(MessageDigest sha, Instant time) {
    sha.update(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
            .putLong(time.getEpochSecond())
            .putInt(time.getNano())
            .array());
  }

  private static void add(MessageDigest sha, String value) {
    sha.update(value.getBytes(StandardCharsets.UTF_8));
    // No text holds this byte, so that 'ab','c' and 'a','bc' hash apart.
    sha.update((byte) 0xff);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
